"""From an empty file to a public notice by two people on duty; the review comes after, and is owed (I.6)."""

from __future__ import annotations

import time

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.inquiries import owed
from plugins.pipeline.workspace.new_document import new_document
from tests.sites.places import files
from tests.story.notices import (
    COLUMN,
    PAGE,
    PLAN,
    TITLE,
    all_clear,
    banner,
    made_public,
    public,
    reviewed,
    started,
    written,
)
from tests.story.wells import NEIGHBOUR_PAGE, account


@pytest.fixture
def site(with_plan):
    """A site with a release plan, in which nothing has happened yet."""
    return with_plan


def test_the_template_has_the_plan_in_force_and_asks_for_what_else_a_first_notice_must_have(site):
    text = (site.root / started(site)).read_text(encoding="utf-8")
    assert "# number and hours\nhotline:\n" in text
    assert "# what everybody there should do now\nadvice:\n" in text
    assert f"# id of the release plan that the notice follows\nbasis: [{PLAN}]\n" in text
    assert "dated: 2026-11-20\n" in text
    assert "source" not in text
    assert "updates" not in text


def test_it_is_public_within_two_minutes_and_its_review_and_the_next_notice_are_owed(site):
    begun = time.monotonic()
    path = written(site)
    act = made_public(site, path)
    assert time.monotonic() - begun < 120
    shown = files(site.root / "output")
    assert "Boil it for five minutes" in shown[PAGE].decode()
    assert TITLE in shown["index.html"].decode()
    assert TITLE in shown[f"{COLUMN}/index.html"].decode()
    assert f"urgent by chen.yu and qiu.heng as information-office to be reviewed by {act.value('review')}" in account(
        site, act.items[0].id
    )
    assert [f.code for f in owed(site.workspace()) if f.document == act.items[0].id] == ["EMG008", "REV007"]


def test_the_review_settles_it_and_the_notice_stays(site):
    path = written(site)
    made_public(site, path)
    reviewed(site, path)
    site.release()
    assert [f.code for f in owed(site.workspace()) if f.code == "REV007"] == []
    assert PAGE in files(site.root / "output")
    assert site.build(cache=False).exit_status == 0


def test_the_notice_goes_out_first_and_every_other_page_points_to_it_from_the_next_release_on(site):
    path = written(site)
    neighbour = files(site.root / "output")[NEIGHBOUR_PAGE]
    made_public(site, path)
    assert files(site.root / "output")[NEIGHBOUR_PAGE] == neighbour
    assert not banner(site)

    site.release()
    assert banner(site)
    assert all(banner(site, page) for page in ("index.html", f"{COLUMN}/index.html", "zh/index.html"))
    assert not banner(site, PAGE)
    link = f'<a href="/{PAGE}" lang="en">{TITLE}</a>'
    assert link in files(site.root / "output")[NEIGHBOUR_PAGE].decode()
    incremental = files(site.root / "output")
    site.build(cache=False, out="again")
    assert files(site.root / "again") == incremental


def test_the_banner_goes_after_a_week_or_with_the_notice(site):
    path = written(site)
    made_public(site, path)
    site.release()
    site.at = "2026-11-27T23:59:00+08:00"
    site.build()
    assert banner(site)
    site.at = "2026-11-28T00:00:00+08:00"
    site.build()
    assert not banner(site)
    site.at = "2026-11-26T09:00:00+08:00"
    site.build(cache=False)
    assert banner(site)
    site.stop("withdraw", path)
    site.build()
    assert not banner(site)


def test_the_banner_stays_after_the_review(site):
    path = written(site)
    made_public(site, path)
    reviewed(site, path)
    site.release()
    assert banner(site)


def test_a_later_notice_takes_the_place_of_the_first_in_the_banner_until_it_is_past(site):
    path = written(site)
    made_public(site, path)
    site.release()
    all_clear(site, path)
    site.release()
    later = "Water may be drunk again</a>"

    def said(page="index.html"):
        shown = files(site.root / "output")[page].decode()
        return shown.partition('<section class="emergency-banner"')[2].partition("</section>")[0]

    assert TITLE in said() and later not in said()
    site.release()
    assert later in said() and TITLE not in said()
    assert later in said(PAGE)
    incremental = files(site.root / "output")
    site.build(cache=False, out="again")
    assert files(site.root / "again") == incremental
    site.at = "2026-11-22T23:59:00+08:00"
    site.build()
    assert later in said()
    site.at = "2026-11-23T00:00:00+08:00"
    site.build()
    assert not banner(site)


@pytest.mark.parametrize("by", [("chen.yu", "chen.yu"), ("chen.yu", "li.wei"), ("qiu.heng", "li.wei")])
def test_nobody_alone_and_nobody_off_duty_makes_it_public(by, site):
    path = written(site)
    before = files(site.root / "approved")
    with pytest.raises((RefusedError, UsageError)):
        made_public(site, path, by)
    assert files(site.root / "approved") == before


def test_a_notice_without_its_fields_is_refused_with_what_is_missing(site):
    path = written(site, hotline="")
    with pytest.raises(RefusedError) as refused:
        made_public(site, path)
    assert f"{path}: a first notice has basis, place, reported, advice, hotline; hotline is missing" in str(
        refused.value
    )


def test_after_the_all_clear_the_first_notice_shows_its_advice_as_that_of_its_day(site):
    path = written(site)
    made_public(site, path)
    folded = "What was advised on 20 November 2026, before the newer notice"
    assert folded not in public(site)[PAGE].decode()
    all_clear(site, path)
    site.release()
    shown = public(site)[PAGE].decode()
    assert shown.index("Water may be drunk again</a>") < shown.index(folded) < shown.index("Boil it for five minutes")


def test_another_column_has_no_urgent_notices(site):
    with pytest.raises(UsageError, match=r"press-releases has no urgent notices; policy/columns/press-releases\.yaml"):
        new_document(site.root, "press-releases", TITLE, "chen.yu", "en", site.instant, urgent=True)
