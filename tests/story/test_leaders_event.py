"""What a leader attends: submitted before it begins, approved by that leader, after Xinhua (III.1, III.3, III.5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.error import RefusedError
from plugins.model.finding import Weight
from plugins.model.value import parse_instant
from plugins.pipeline.workspace.inquiries import owed
from plugins.pipeline.workspace.relays import relay
from tests.sites.make import Site, make_site
from tests.sites.places import files
from tests.story.registered import ID, findings, take, write

COLUMN = "leaders-activities"
PAGE = f"{COLUMN}/2026/s-{ID}.html"
TITLE = "Vice Minister Opens the Conference of the Lake Provinces"
XINHUA = "https://news.example/2026/11/20/c_1.html"
EVENT = {
    "leader": "sun.hao",
    "department": "disease-control",
    "kind": "meeting",
    "held_at": "2026-11-20T15:00",
    "what": "Conference of the lake provinces, in Tianhu",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site at noon of the day of the event."""
    return make_site(tmp_path / "root")


def is_public(site: Site) -> bool:
    """Tell whether the text is in the release that the public sees."""
    return (site.root / "public" / "current" / PAGE).exists()


def test_a_speech_before_central_leaders_goes_from_submission_to_the_page_after_the_xinhua_release(site):
    event = take(site, "event", "li.wei", central="yes", **EVENT)
    path = write(site, COLUMN, TITLE, "leader: sun.hao", f"event: {event}", "publish: on-go")
    assert findings(site, path) == [
        "REG005 an event whose release was submitted before it began: the step submit",
        "REG006 an event whose release the central offices have approved: the steps send and clear",
    ]
    site.submit(path)
    take(site, "event", "li.wei", event, document=ID)
    take(site, "event", "chen.yu", event, letter="No. 12, to the central offices")
    with pytest.raises(RefusedError, match=r"REG006 event: got \w+, expected an event whose release the central off"):
        site.approve(path, "sun.hao")
    take(site, "event", "chen.yu", event, answer="No. 98 of 20 November")
    assert findings(site, path) == []

    with pytest.raises(RefusedError, match=r"is taken by the ministry-leader sun\.hao; zhao\.min acted"):
        site.approve(path, "zhao.min")
    site.approve(path, "sun.hao")
    site.approve(path, "chen.yu")
    site.release()
    assert not is_public(site)

    site.at = "2026-11-20T20:00:00+08:00"
    site.release()
    assert not is_public(site)
    site.stop("go", path, "zhao.min", cites=XINHUA)
    site.release()
    assert is_public(site)
    assert event not in files(site.root / "public" / "current")[PAGE].decode()


def test_the_leader_approves_on_paper_and_their_secretary_relays_it(site, tmp_path):
    event = take(site, "event", "li.wei", central="no", **EVENT)
    path = write(site, COLUMN, TITLE, "leader: sun.hao", f"event: {event}", "publish: on-go")
    site.submit(path)
    take(site, "event", "li.wei", event, document=ID)
    scan = tmp_path / "slip.pdf"
    scan.write_bytes(b"%PDF-1.7 a slip with a signature")
    with pytest.raises(RefusedError, match=r"the step ministry-leader is taken by the ministry-leader sun\.hao"):
        relay(site.workspace(), path, "guo.tao", "zhao.min", "slip", scan=str(scan))
    relay(site.workspace(), path, "guo.tao", "sun.hao", "slip", scan=str(scan))
    site.tick()
    site.approve(path, "chen.yu")
    site.release()
    assert not is_public(site)
    site.stop("go", path, "zhao.min", cites=XINHUA)
    site.release()
    shown = files(site.root / "public" / "current")
    assert "Sun Hao, by slip; relayed by Guo Tao" in shown[PAGE].decode()
    assert [name for name, data in shown.items() if b"a slip with a signature" in data] == []


def test_what_the_leader_said_by_telephone_lets_the_text_out_and_owes_paper_by_the_day_it_names(site, tmp_path):
    event = take(site, "event", "li.wei", central="no", **EVENT)
    path = write(site, COLUMN, TITLE, "leader: sun.hao", f"event: {event}")
    site.submit(path)
    take(site, "event", "li.wei", event, document=ID)
    relay(site.workspace(), path, "guo.tao", "sun.hao", "telephone", confirm="2026-11-23")
    site.tick()
    site.approve(path, "chen.yu")
    site.release()
    assert "Sun Hao, by telephone; relayed by Guo Tao" in files(site.root / "public" / "current")[PAGE].decode()
    (debt,) = [f for f in owed(site.workspace()) if f.document == ID]
    assert debt.due == parse_instant("2026-11-24T00:00")
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(b"%PDF-1.7 a letter")
    relay(site.workspace(), path, "guo.tao", "sun.hao", "letter", scan=str(scan))
    site.tick()
    assert [f for f in owed(site.workspace()) if f.document == ID] == []


def test_a_text_that_was_not_submitted_before_the_event_is_late_at_its_begin_and_not_approved(site):
    event = take(site, "event", "li.wei", central="no", **EVENT)
    path = write(site, COLUMN, TITLE, "leader: sun.hao", f"event: {event}")

    def late() -> list[bool]:
        at = site.instant
        return [bool(f.due and f.due <= at) for f in owed(site.workspace()) if f.code == "REG001"]

    assert late() == [False]
    site.at = "2026-11-20T15:00:00+08:00"
    assert late() == [True]
    site.submit(path)
    take(site, "event", "li.wei", event, document=ID)
    assert late() == []
    assert findings(site, path) == ["REG005 a release that was submitted before the event began, 2026-11-20 15:00"]
    with pytest.raises(RefusedError, match="REG005"):
        site.approve(path, "sun.hao")


def test_a_seminar_on_work_is_not_reported(site):
    event = take(site, "event", "li.wei", central="no", **{**EVENT, "kind": "seminar"})
    path = write(site, COLUMN, "Sixty Experts Meet in Tianhu", "leader: sun.hao", f"event: {event}")
    (finding,) = [one for one in site.workspace().check(path) if one.code == "REG007"]
    assert finding.weight is Weight.REFUSE
    assert finding.got == f"{event}, which is a seminar"
