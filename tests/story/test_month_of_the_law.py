"""The home page tells what changes in the law this month, and is built again when the month turns (IV.2)."""

from __future__ import annotations

from plugins.model.value import parse_instant
from tests.sites.make import make_site
from tests.sites.texts import LAWS, law


def test_the_next_month_is_told_of_from_its_first_midnight_by_a_build_that_begins_with_the_last_one(tmp_path):
    site = make_site(tmp_path / "root")
    path = f"{LAWS}/wells.md"
    site.write(path, law("k7m29xqf", "Decision on wells", "publish: 2026-11-20T13:00", "announced: 2026-11-20"))
    site.approve(path)
    site.at = "2026-11-20T14:00"
    site.release()
    site.at = "2026-11-21T00:00"  # nothing is announced today any more
    november = site.build()
    home = november.output / "index.html"
    assert "The law in November 2026" in home.read_text(encoding="utf-8")
    assert november.outcome.plan.next == parse_instant("2026-12-01T00:00")
    site.at = "2026-12-01T00:00"
    site.build()
    assert "The law in November" not in (told := home.read_text(encoding="utf-8"))
    assert told == (site.build(cache=False, out="whole").output / "index.html").read_text(encoding="utf-8")
