"""Damage under public/ that a release mends is told to whoever makes the release."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.make import Site, make_site
from tests.sites.texts import UPDATES, update


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = make_site(tmp_path / "root")
    path = f"{UPDATES}/round.md"
    site.write(path, update("k7m29xqf", "The first round"))
    site.approve(path)
    site.release()
    return site


def test_a_release_without_damage_has_nothing_to_tell(site: Site) -> None:
    assert site.release().notes == ()


def test_a_page_that_was_changed_on_the_host_is_mended_and_told(site: Site) -> None:
    page = next((site.root / "public" / "current").resolve().glob("work-updates/2026/*.html"))
    page.chmod(0o644)
    good = page.read_bytes()
    page.write_bytes(good.replace(b"first", b"worst"))
    second = f"{UPDATES}/second.md"
    site.write(second, update("9tq4w2ha", "The second round"))
    site.approve(second)
    made = site.release()
    assert made.new
    assert made.notes
    assert (site.root / "public" / "current" / page.relative_to(page.parents[2])).read_bytes() == good
