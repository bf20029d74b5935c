"""From an empty file to a public notice by two people on duty; the review comes after, and is owed (I.6)."""

from __future__ import annotations

import time

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.inquiries import owed
from plugins.pipeline.workspace.new_document import new_document
from plugins.pipeline.workspace.urgent_notices import make_urgent
from tests.sites.places import files
from tests.sites.texts import UPDATES, front_matter
from tests.story.wells import NEIGHBOUR_PAGE, account

TITLE = "Water of Lanting is not to be drunk"
COLUMN = "epidemics-and-emergencies"
PAGE = f"{COLUMN}/2026/water-of-lanting-is-not-to-be-drunk.html"
BOTH = ("chen.yu", "qiu.heng")
PLAN = "9vt2m6aw"
PLAN_TITLE = "Information Release Plan for Public Health Emergencies"


@pytest.fixture
def site(site):
    """A site with a release plan, in which nothing has happened yet."""
    path = "content/policy-information/2026/release-plan.md"
    lines = (
        "document_number: 卫规〔2026〕9号",
        "issued_by: [Ministry of Health]",
        "formed: 2026-11-18",
        "announced: 2026-11-20",
    )
    site.write(
        path, front_matter(PLAN, PLAN_TITLE, *lines, more=(), body="**Article 1** A leader approves each notice.")
    )
    site.approve(path)
    site.release()
    return site


def started(site):
    """Start the notice from nothing; return its path."""
    return new_document(site.root, COLUMN, TITLE, "deng.fei", "en", site.instant, urgent=True)


def written(site, *, hotline="12320, day and night"):
    """Write the notice as its author does; return its path."""
    path = started(site)
    text = (site.root / path).read_text(encoding="utf-8")
    said = {"advice": "Boil it for five minutes", "hotline": hotline, "basis": f"[{PLAN}]"}
    said |= {"place": "Lanting", "reported": "2026-11-20 10:15"}
    for name, value in said.items():
        assert f"\n{name}:\n" in text
        text = text.replace(f"\n{name}:\n", f"\n{name}: {value}\n")
    for question in ("What is known:", "What is not known yet:", "What to do:"):
        assert question in text
        text = text.replace(question, f"{question} See below.")
    site.write(path, text)
    return path


def made_public(site, path, by=BOTH):
    act = make_urgent(site.workspace(), path, by)
    site.tick()
    site.release()
    return act


def reviewed(site, path):
    """Take every step of the column: the Emergency Office submits, a leader approves, then the Information Office."""
    site.submit(path, "deng.fei")
    site.approve(path, "sun.hao")
    site.approve(path, "fang.ning")


def test_the_template_asks_for_what_a_first_notice_must_have_and_for_nothing_else(site):
    text = (site.root / started(site)).read_text(encoding="utf-8")
    assert "# number and hours\nhotline:\n" in text
    assert "# what everybody there should do now\nadvice:\n" in text
    assert "# id of the release plan that the notice follows\nbasis:\n" in text
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


def test_what_else_is_wrong_with_the_site_does_not_keep_it(site):
    for file in (site.root / "approved").rglob("document.md"):
        file.write_bytes(file.read_bytes() + b"\nchanged")
    site.write(f"{UPDATES}/broken.md", "---\ntitle: [\n---\n")
    made_public(site, written(site))
    shown = files(site.root / "output")
    assert PAGE in shown
    assert site.build().exit_status == 3


def banner(site, page=NEIGHBOUR_PAGE):
    """Return whether a page points to the notice as an emergency."""
    return '<section class="emergency-banner"' in files(site.root / "output")[page].decode()


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
    again = new_document(site.root, COLUMN, "Water may be drunk again", "deng.fei", "en", site.instant)
    first = site.workspace().document(path)[1].id
    id = site.workspace().document(again)[1].id
    own = ("department: emergency-office", "contact: deng.fei", f"basis: [{PLAN}]", f"updates: {first}")
    dates = ("expires: 2026-11-23", "dated: 2026-11-20")
    site.write(again, front_matter(id, "Water may be drunk again", *dates, more=own, body="It is clean."))
    reviewed(site, again)
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


def test_another_column_has_no_urgent_notices(site):
    with pytest.raises(UsageError, match=r"press-releases has no urgent notices; policy/columns/press-releases\.yaml"):
        new_document(site.root, "press-releases", TITLE, "chen.yu", "en", site.instant, urgent=True)
