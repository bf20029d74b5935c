"""An interview goes from application to text; one by telephone is refused; the public hears of neither (II.2, II.4)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.model.error import RefusedError
from plugins.pipeline.publish.rollback import roll_back
from tests.sites.make import Site, copy_site, make_site
from tests.sites.places import files
from tests.sites.scanner import leaks
from tests.sites.texts import UPDATES, update
from tests.story.registered import ID, findings, take, write

COLUMN = "interviews"
PAGE = f"{COLUMN}/2026/s-{ID}.html"
SECRET = "zqvkwyj"
"""Every particular begins with it; no public text has it."""

APPLICATION = {
    "outlet": f"{SECRET} Daily",
    "reporter": f"{SECRET} Ke",
    "reach": f"{SECRET} 1",
    "media": "domestic",
    "came": "applied",
    "whom": "leader",
    "leader": "sun.hao",
    "form": "in-person",
    "topics": f"{SECRET} vaccines",
}


@pytest.fixture(scope="module")
def site_once(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with one public document."""
    made = make_site(tmp_path_factory.mktemp("once") / "root")
    made.write(f"{UPDATES}/wells.md", update("n3ghb0rr", "Wells sampled"))
    made.approve(f"{UPDATES}/wells.md")
    made.release()
    return made


@pytest.fixture
def site(site_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(site_once, tmp_path / "root")


def arranged(site: Site) -> str:
    """Have an interview applied for and arranged, and return its reference."""
    interview = take(site, "interview", "chen.yu", **APPLICATION)
    take(site, "interview", "chen.yu", interview, verified=f"{SECRET} card")
    take(site, "interview", "fang.ning", interview, outline=f"{SECRET} questions")
    take(site, "interview", "sun.hao", interview)
    return take(
        site, "interview", "chen.yu", interview, held_at="2026-11-20T14:00", place=f"{SECRET} hall", review="yes"
    )


def test_from_the_application_to_the_text(site):
    interview = arranged(site)
    lines = ("leader: sun.hao", "outlet: Lakeshore Daily", f"interview: {interview}")
    path = write(
        site, COLUMN, "Vice Minister on Vaccines", "department: information-office", "contact: chen.yu", *lines
    )
    assert findings(site, path) == ["REG004 one of which the text was received: the step text"]
    take(site, "interview", "chen.yu", interview, received=f"{SECRET} pages")
    assert findings(site, path) == []

    site.submit(path, "chen.yu")
    with pytest.raises(RefusedError, match="the step general-office is taken by somebody with that role"):
        site.approve(path, "fang.ning")
    site.approve(path, "pan.jie")
    with pytest.raises(RefusedError, match=r"is taken by the ministry-leader sun\.hao"):
        site.approve(path, "zhao.min")
    site.approve(path, "sun.hao")
    site.approve(path, "fang.ning")
    site.release()
    assert "Lakeshore Daily" in files(site.root / "public" / "current")[PAGE].decode()


def test_by_telephone_no_step_leads_to_an_interview_and_the_refusal_keeps_its_reason(site):
    interview = take(site, "interview", "chen.yu", **{**APPLICATION, "form": "by-telephone"})
    take(site, "interview", "chen.yu", interview, verified=f"{SECRET} call back")
    with pytest.raises(RefusedError, match=r"no interview is given by telephone \(II\.4\)"):
        take(site, "interview", "chen.yu", interview, outline=f"{SECRET} questions")
    take(site, "interview", "chen.yu", interview, "refuse", reason=f"{SECRET} telephone")
    with pytest.raises(RefusedError, match="the entry is closed by refuse"):
        take(site, "interview", "sun.hao", interview, "consent")
    path = write(site, COLUMN, "By Telephone", "leader: sun.hao", "outlet: A", f"interview: {interview}")
    assert "REG004 an interview that was not refused" in findings(site, path)


def test_no_byte_of_any_register_is_in_a_release_or_changes_one(site):
    before = files(site.root / "public" / "current")
    number = (site.root / "public" / "current").resolve().name
    interview = arranged(site)
    assert (site.root / "public" / "current").resolve().name == number
    site.write(f"{UPDATES}/pumps.md", update("pmps0001", "Pumps repaired"))
    site.approve(f"{UPDATES}/pumps.md")
    site.release()
    after = files(site.root / "public" / "current")
    id, entry = site.workspace().evaluation.entries[interview]
    acts = [step.act for step in entry.taken]
    assert len(acts) == 5
    for found in (before, after):
        for word in (SECRET, interview, "in-person", id, *acts):
            assert not [path for path, data in found.items() if word.encode() in data], word
        assert b'"act":"register"' not in b"".join(found.values())
    assert leaks(site.root / "public", SECRET) == []


def test_a_release_between_register_steps_tells_of_none_and_one_can_go_back_behind_them(site):
    first = int((site.root / "public" / "current").resolve().name)
    interview = take(site, "interview", "chen.yu", **APPLICATION)
    id, entry = site.workspace().evaluation.entries[interview]
    settings = (site.root / "policy" / "site.yaml").read_text(encoding="utf-8")
    site.write("policy/site.yaml", re.sub("(?m)^telephone: .*", "telephone: '12320'", settings))
    assert site.release().new
    told = b"".join(files(site.root / "public" / "current").values())
    assert [word for word in (id, entry.taken[0].act) if word.encode() in told] == []
    roll_back(site.root, first, "chen.yu", site.instant)
    assert int((site.root / "public" / "current").resolve().name) == first
