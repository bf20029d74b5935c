"""A conference is announced, put off, given a new time, held and transcribed; what goes with it waits (I.4, I.5)."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from plugins.model.error import RefusedError
from plugins.pipeline.workspace.registering import answered, next_step, take_step
from tests.sites.make import Site, make_site
from tests.sites.places import files
from tests.sites.texts import front_matter

ID, RELEASE = "k7m29xqf", "9tq4w2ha"
PATH, RELEASE_PATH = f"content/press-conferences/2026/{ID}.md", f"content/press-releases/2026/{RELEASE}.md"
PAGE, RELEASE_PAGE = f"press-conferences/2026/s-{ID}.html", f"press-releases/2026/s-{RELEASE}.html"
CALENDAR = "press-conferences/calendar.ics"
TOPIC = "Wells of the lake provinces"
FIRST, SECOND = "2026-11-21T10:00", "2026-11-23T15:00"
SPOKEN = "Guo Tao: Forty wells were examined, and forty are clean."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site on which a conference is agreed on for the next morning, and nothing is public."""
    site = make_site(tmp_path / "root")
    site.entry = step(  # type: ignore[attr-defined]
        site, "chen.yu", department="disease-control", series="regular", topic=TOPIC, sensitive="no", held_at=FIRST
    )
    step(site, "guo.tao", materials="the department's shared folder")
    step(site, "fang.ning")
    step(site, "ye.ting")
    step(site, "ye.ting", reported="Vice Minister Sun Hao, by slip")
    return site


def step(site: Site, who: str, name: str = "", **answers: str) -> str:
    """Take a step of the conference, the next one unless another is named; return its reference."""
    workspace = site.workspace()
    meant = next_step(workspace, "conference", getattr(site, "entry", ""), name)
    given = {key.replace("_", "-"): answer for key, answer in answers.items()}
    _, reference = take_step(workspace, meant, who, *answered(meant, given, None))
    site.tick()
    return reference


def write(site: Site, standing: str, *lines: str, body: str = "Journalists apply with the Information Office.") -> None:
    """Write what is said of the conference, and have it approved by the liaison and the office."""
    head = ("dated: 2026-11-20", f"standing: {standing}", "series: regular", "place: Press Hall", f"topic: {TOPIC}")
    more = ("host: Ye Ting", "speakers: [Guo Tao]", f"conference: {site.entry}", *lines)  # type: ignore[attr-defined]
    known = ("change: major", f"change_note: It is {standing}") if site.workspace().dossier(ID).approved else ()
    site.write(PATH, front_matter(ID, TOPIC, *head, more=(*more, *known), body=body))
    site.submit(PATH)
    site.approve(PATH, "guo.tao")
    site.approve(PATH, "chen.yu")


def write_release(site: Site) -> None:
    """Write what is given out at the conference, and have it approved."""
    lines = (f"publish: with {ID}", f"announces: [{ID}]", "department: information-office", "contact: chen.yu")
    site.write(RELEASE_PATH, front_matter(RELEASE, "Forty wells", "dated: 2026-11-20", more=lines, body="All clean."))
    site.submit(RELEASE_PATH, "chen.yu")
    site.approve(RELEASE_PATH, "fang.ning")


def released(site: Site, at: str = "") -> dict[str, bytes]:
    """Release, at an instant if one is given, and return every file that the public sees."""
    site.at = f"{at}:00+08:00" if at else site.at
    site.release()
    return files(site.root / "public" / "current")


def event(shown: dict[str, bytes]) -> tuple[str, str, int]:
    """Return state, begin and sequence of the only event of the calendar."""
    (one,) = icalendar.Calendar.from_ical(shown[CALENDAR]).walk("VEVENT")
    return one["STATUS"], one.decoded("DTSTART").strftime("%Y-%m-%dT%H:%M"), one["SEQUENCE"]


def test_from_the_announcement_to_the_transcript(site):
    write(site, "planned", f"begins: {FIRST.replace('T', ' ')}")
    write_release(site)
    shown = released(site)
    assert PAGE in shown and RELEASE_PAGE not in shown
    assert event(shown) == ("CONFIRMED", FIRST, 0)

    step(site, "chen.yu", "postpone", held_at="open", reason="The hall is flooded.")
    write(site, "postponed", f"announced_for: {FIRST.replace('T', ' ')}")
    shown = released(site, FIRST)
    assert RELEASE_PAGE not in shown
    assert event(shown) == ("CANCELLED", FIRST, 1)

    step(site, "chen.yu", "postpone", held_at=SECOND, reason="The hall is dry.")
    write(site, "planned", f"begins: {SECOND.replace('T', ' ')}")
    shown = released(site, "2026-11-23T14:58")
    assert RELEASE_PAGE not in shown
    assert event(shown) == ("CONFIRMED", SECOND, 2)
    with pytest.raises(RefusedError, match=r"REG008 standing: got 'held', expected planned, as \w+ in the register"):
        write(site, "held", f"begins: {SECOND.replace('T', ' ')}", body=SPOKEN)

    shown = released(site, SECOND)
    assert "All clean." in shown[RELEASE_PAGE].decode()
    step(site, "chen.yu", "held", host="Ye Ting hosted, Guo Tao spoke")
    write(site, "held", f"begins: {SECOND.replace('T', ' ')}", body=SPOKEN)
    shown = released(site)
    assert SPOKEN in shown[PAGE].decode() and RELEASE_PAGE in shown
    assert event(shown) == ("CONFIRMED", SECOND, 3)


def test_of_one_that_is_cancelled_nothing_goes_out_at_its_time(site):
    write(site, "planned", f"begins: {FIRST.replace('T', ' ')}")
    write_release(site)
    released(site)
    step(site, "guo.tao", "cancel", reason="There is nothing to say.")
    write(site, "cancelled", f"announced_for: {FIRST.replace('T', ' ')}")
    shown = released(site, FIRST)
    assert event(shown) == ("CANCELLED", FIRST, 1)
    assert RELEASE_PAGE not in shown


def test_while_it_is_held_back_what_goes_with_it_waits_past_its_time(site):
    write(site, "planned", f"begins: {FIRST.replace('T', ' ')}")
    write_release(site)
    released(site)
    site.stop("hold", ID, "li.wei")
    assert RELEASE_PAGE not in released(site, FIRST)
    site.stop("lift", ID, "chen.yu")
    assert RELEASE_PAGE in released(site)
