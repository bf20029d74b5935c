"""A work update passes the liaison of its department, a leader, and the Information Office (I.3, IV.3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.queue import queue_lines, waiting
from plugins.model.act import Item
from plugins.model.error import RefusedError
from plugins.model.value import parse_instant
from plugins.pipeline.setup.keys import enroll
from plugins.pipeline.workspace.inquiries import state
from plugins.review.proposal import Proposal
from tests.sites.make import Site, make_site
from tests.sites.texts import UPDATES, update
from tests.story.wells import ID, PAGE, PATH, TITLE, account, page

CHAIN = "[{role: liaison, of: department}, {role: ministry-leader, of: leader}, information-office]"
LEADER = "{type: person, required: true, label: {en: Leader, zh-Hans: 领导}}"
PEOPLE = """
lin.hua:
  name: {en: Lin Hua, zh-Hans: 林华}
  terms:
    - {role: liaison, department: medical-administration, since: 2025-01-01}
bai.xue:
  name: {en: Bai Xue, zh-Hans: 白雪}
  terms:
    - {role: ministry-leader, department: general-office, since: 2025-01-01}
"""


def write(place: Path, old: str, new: str) -> None:
    """Put other words into a file of the policy."""
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with such a column, two liaisons and two leaders, and a text about Sun Hao that nobody has submitted."""
    made = make_site(tmp_path / "root")
    column = made.root / "policy" / "columns" / "work-updates.yaml"
    write(column, "chain: [information-office]", f"chain: {CHAIN}")
    write(column, "  source: {}\n", f"  source: {{}}\n  leader: {LEADER}\n")
    people = made.root / "policy" / "people.yaml"
    people.write_text(people.read_text(encoding="utf-8") + PEOPLE.lstrip(), encoding="utf-8")
    for who in ("lin.hua", "bai.xue"):
        enroll(made.root, who, parse_instant("2025-01-01T00:00"))
    made.write(PATH, update(ID, TITLE, "leader: sun.hao"))
    return made


def waits_for(site: Site) -> list[str]:
    """Return whom ``inv queue`` names for each text that waits."""
    at = site.workspace()
    return [
        line.split(" → ")[1].partition("  ")[0]
        for line in queue_lines(waiting(at.evaluation.pending, at.tree, at.policy, at.at))
    ]


def all_acts_count(site: Site) -> bool:
    """Tell whether a public build, which does not read ``content/``, finds nothing wrong with any act."""
    built = site.build()
    return built.exit_status == 0 and not any(finding.code == "LED002" for finding in built.findings)


def send_back(site: Site, who: str) -> None:
    """Let somebody return the text."""
    site.workspace().take("return", PATH, who, "Which county?")
    site.tick()


def test_each_step_is_taken_by_those_it_is_for_and_the_text_is_public_after_the_last(site):
    site.submit(PATH)
    assert waits_for(site) == ["liaison of disease-control"]
    with pytest.raises(RefusedError, match=r"is taken by the liaison of disease-control; lin\.hua acted as liaison"):
        site.approve(PATH, "lin.hua")
    with pytest.raises(
        RefusedError, match=r"taken by the liaison of disease-control; chen\.yu acted as information-office"
    ):
        site.approve(PATH, "chen.yu")
    site.approve(PATH, "guo.tao")

    assert waits_for(site) == ["ministry-leader sun.hao"]
    with pytest.raises(RefusedError, match=r"taken by the ministry-leader sun\.hao; bai\.xue acted as ministry-leader"):
        site.approve(PATH, "bai.xue")
    site.approve(PATH, "sun.hao")

    assert waits_for(site) == ["information-office"]
    assert page(site) == ""
    assert "status: submitted\n" in (site.root / PATH).read_text(encoding="utf-8")
    site.approve(PATH, "chen.yu")
    assert TITLE in page(site)
    assert all_acts_count(site)
    assert "status: approved\n" in (site.root / PATH).read_text(encoding="utf-8")
    site.release()
    assert (site.root / "public" / "current" / PAGE).exists()
    assert "approve by sun.hao as ministry-leader" in account(site)


def test_whoever_the_step_due_is_for_sends_back_and_others_do_not(site):
    site.submit(PATH)
    for who in ("lin.hua", "sun.hao", "li.wei"):
        with pytest.raises(
            RefusedError, match="return is for the Information Office and the liaison of disease-control"
        ):
            send_back(site, who)
    send_back(site, "guo.tao")
    assert all_acts_count(site)
    assert state(site.workspace(), ID).value == "returned"
    assert "status: returned\n" in (site.root / PATH).read_text(encoding="utf-8")

    site.submit(PATH)
    site.approve(PATH, "guo.tao")
    with pytest.raises(RefusedError, match=r"return is for the Information Office and the ministry-leader sun\.hao"):
        send_back(site, "guo.tao")
    send_back(site, "sun.hao")

    site.submit(PATH)
    send_back(site, "chen.yu")
    assert all_acts_count(site)


def test_another_department_does_not_submit_even_past_the_command(site):
    workspace = site.workspace()
    _, document = workspace.document(PATH)
    item = Item(ID, workspace.digest(document), ())
    with pytest.raises(RefusedError, match="a text is submitted by a contact of disease-control"):
        workspace.submit(PATH, "wang.qing")
    with pytest.raises(RefusedError, match="a text is submitted by a contact of disease-control"):
        workspace.sign(Proposal("submit", ("wang.qing",), "content-contact", (item,)))
    assert not list(site.root.glob("ledger/2*"))


def test_a_text_that_moves_to_another_department_is_reviewed_there_and_what_was_approved_stays(site):
    site.submit(PATH)
    for who in ("guo.tao", "sun.hao", "chen.yu"):
        site.approve(PATH, who)
    site.release()
    moved = ("leader: bai.xue", "department: medical-administration", "contact: wang.qing")
    site.write(PATH, update(ID, TITLE, *moved, "change: minor", "change_note: Another department", body="Moved."))
    with pytest.raises(RefusedError, match="a text is submitted by a contact of medical-administration"):
        site.submit(PATH)
    site.submit(PATH, "wang.qing")
    assert waits_for(site) == ["liaison of medical-administration"]
    with pytest.raises(RefusedError, match="is taken by the liaison of medical-administration"):
        site.approve(PATH, "guo.tao")
    assert all_acts_count(site)
    for who in ("lin.hua", "bai.xue", "chen.yu"):
        assert "Moved." not in page(site)
        site.approve(PATH, who)
    assert "Moved." in page(site)
    assert all_acts_count(site)


def test_a_second_text_with_the_same_id_is_judged_by_its_own_department(site):
    other = f"{UPDATES}/copied.md"
    site.write(other, update(ID, TITLE, "leader: sun.hao", "department: medical-administration"))
    with pytest.raises(RefusedError, match="a text is submitted by a contact of medical-administration"):
        site.workspace().submit(other, "li.wei")
