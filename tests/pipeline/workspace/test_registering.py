"""Registers as people use them: what a step must know is asked for, taken, listed, and owed by its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.registers import account, listed
from plugins.model.error import RefusedError, UsageError
from plugins.model.finding import Weight
from plugins.pipeline.workspace.inquiries import owed
from plugins.pipeline.workspace.registering import account_of, accounts, answered, next_step, take_step
from plugins.review.register_kind import Question
from tests.sites.make import Site, make_site

APPLICATION = {
    "outlet": "Lakeshore Daily",
    "reporter": "Ning Ke",
    "reach": "by the newsroom",
    "media": "domestic",
    "came": "applied",
    "whom": "leader",
    "leader": "sun.hao",
    "form": "in-person",
    "topics": "Winter vaccination\nWho pays",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site on whose registers nothing stands."""
    return make_site(tmp_path / "root")


def take(site: Site, who: str, reference: str = "", step: str = "", *, name: str = "interview", **given: str) -> str:
    """Take a step with answers as options give them; return the reference."""
    workspace = site.workspace()
    meant = next_step(workspace, name, reference, step)
    options = {key.replace("_", "-"): value for key, value in given.items()}
    _, found = take_step(workspace, meant, who, *answered(meant, options, None))
    site.tick()
    return found


def lines(site: Site, register: str = "") -> list[str]:
    """Return what ``inv registers`` prints, without the references."""
    workspace = site.workspace()
    found = [one for _, one in workspace.evaluation.entries.values()]
    said = "\n".join(listed(accounts(workspace, register), workspace.at))
    for one in found:
        said = said.replace(one.reference, "REF")
    return said.splitlines()


def test_an_entry_is_opened_and_listed_with_the_step_due(site):
    assert lines(site) == ["Nothing is registered."]
    reference = take(site, "chen.yu", **APPLICATION)
    assert lines(site) == [
        "interview REF  2026-11-20 12:01  waits for identity by information-office, due 2026-11-28 00:00  "
        "Lakeshore Daily with sun.hao, in-person: Winter vaccination"
    ]
    assert lines(site, "plan") == ["Nothing is registered."]
    take(site, "chen.yu", reference, "refuse", reason="The leader travels.")
    assert lines(site) == [
        "interview REF  2026-11-20 12:02  closed by refuse  Lakeshore Daily with sun.hao, in-person: Winter vaccination"
    ]


def test_all_of_an_entry_is_shown_step_by_step(site):
    reference = take(site, "chen.yu", **APPLICATION)
    take(site, "fang.ning", reference, verified="press card")
    site.build()
    workspace = site.workspace()
    _, entry = workspace.evaluation.entries[reference]
    assert "\n".join(account(account_of(workspace, entry), workspace.at)) == (
        f"interview {reference}  waits for outline by information-office, due 2026-11-28 00:00\n"
        "  2026-11-20 12:02  apply by chen.yu as information-office: enters the application\n"
        f"      reference: {reference}\n"
        "      media: domestic\n      came: applied\n      whom: leader\n      leader: sun.hao\n      form: in-person\n"
        "      outlet: Lakeshore Daily\n      reporter: Ning Ke\n      reach: by the newsroom\n"
        "      topics: Winter vaccination\n        Who pays\n"
        "  2026-11-20 12:02  identity by fang.ning as information-office: verifies who the reporter is\n"
        "      verified: press card"
    )


def test_what_is_missing_wrong_or_not_asked_for_is_named_at_once(site):
    meant = next_step(site.workspace(), "interview")
    given = {**APPLICATION, "outlet": " ", "form": "by-fax", "whom": "department", "colour": "red"}
    with pytest.raises(UsageError) as refused:
        answered(meant, given, None)
    assert str(refused.value).splitlines() == [
        "interview apply needs",
        "  --outlet  Which newspaper, station, agency or site is it? (its full name)",
        "  --department  Which department? (a key of policy/departments.yaml, such as disease-control)",
        "  --form  got 'by-fax', expected one of in-person, in-writing, by-telephone "
        "(one of in-person, in-writing, by-telephone)",
        "  --leader  is not asked for here",
        "  --colour  is not asked for here",
    ]


def test_on_a_terminal_only_what_is_missing_is_asked_and_a_wrong_answer_is_asked_again(site):
    given = {name: value for name, value in APPLICATION.items() if name not in ("form", "outlet")}
    replies = iter(["", "Lakeshore Daily", "by-fax", "in-person"])
    asked: list[tuple[str, str]] = []

    def ask(question: Question, fault: str) -> str:
        asked.append((question.name, fault))
        return next(replies)

    facts, particulars = answered(next_step(site.workspace(), "interview"), given, ask)

    assert {**facts, **particulars} == APPLICATION
    assert asked == [
        ("outlet", ""),
        ("outlet", ""),
        ("form", ""),
        ("form", "got 'by-fax', expected one of in-person, in-writing, by-telephone"),
    ]


def test_a_name_that_nobody_knows_gets_those_that_there_are(site):
    reference = take(site, "chen.yu", **APPLICATION)
    workspace = site.workspace()
    with pytest.raises(
        UsageError, match=r"There is no register talk; there are\n  application .*\n  conference  press conferences"
    ):
        next_step(workspace, "talk")
    with pytest.raises(
        UsageError, match=f"register plan has no entry {reference}; it stands in the register interview"
    ):
        next_step(workspace, "plan", reference)
    with pytest.raises(UsageError, match=r"The register interview has no entry 00000000\. python3 inv registers inter"):
        next_step(workspace, "interview", "00000000")
    with pytest.raises(UsageError, match="no step publish; there are identity, international, outline"):
        next_step(workspace, "interview", reference, "publish")
    with pytest.raises(UsageError, match=r"nobody is not in policy/people\.yaml"):
        take(site, "nobody", reference, verified="press card")


def test_a_step_out_of_order_or_by_somebody_else_is_refused_and_nothing_is_written(site):
    reference = take(site, "chen.yu", **APPLICATION)
    before = sorted(site.root.rglob("ledger/**/*"))
    with pytest.raises(RefusedError, match="register is refused: the step due is identity, not consent"):
        take(site, "sun.hao", reference, "consent")
    with pytest.raises(RefusedError, match="the step identity is for the information-office; li"):
        take(site, "li.wei", reference, verified="press card")
    assert sorted(site.root.rglob("ledger/**/*")) == before


def test_the_step_due_stands_on_the_overdue_register_from_the_start_and_is_late_after_its_day(site):
    reference = take(site, "chen.yu", **APPLICATION)
    site.release()

    def found() -> list[tuple[str, str, bool]]:
        at = site.instant
        every = [f for f in owed(site.workspace()) if f.code == "REG001"]
        assert all(f.weight is Weight.OWED and f.path.startswith("ledger/2026/11/") for f in every)
        return [(f.got, f.expected, bool(f.due and f.due <= at)) for f in every]

    expected = f"the information-office: python3 inv register interview {reference} identity --as WHO"
    assert found() == [(f"interview {reference} without it, due 2026-11-28 00:00", expected, False)]
    site.at = "2026-11-28T00:00:00+08:00"
    assert found() == [(f"interview {reference} without it, due 2026-11-28 00:00, overdue", expected, True)]
    take(site, "chen.yu", reference, "refuse", reason="Nobody has time.")
    assert found() == []


def test_what_a_build_kept_of_the_registers_is_what_a_full_reading_finds(site):
    reference = take(site, "chen.yu", **APPLICATION)
    site.build()
    take(site, "fang.ning", reference, verified="press card")
    kept = site.workspace().evaluation.entries
    (site.root / ".cache").rename(site.root / ".cache-gone")
    assert site.workspace().evaluation.entries == kept
    assert [step.step for step in kept[reference][1].taken] == ["apply", "identity"]


def test_an_entry_whose_note_was_removed_still_counts(site):
    reference = take(site, "chen.yu", **APPLICATION)
    for note in site.root.glob("ledger/notes/*.md"):
        note.unlink()
    assert lines(site)[0].endswith("an outlet with sun.hao, in-person: removed")
    workspace = site.workspace()
    _, entry = workspace.evaluation.entries[reference]
    assert "      its note was removed" in list(account(account_of(workspace, entry), workspace.at))
    take(site, "chen.yu", reference, verified="press card")


def test_a_second_entry_with_a_reference_that_is_taken_does_not_hide_the_first(site):
    reference = take(site, "chen.yu", **APPLICATION)
    site.release()
    workspace = site.workspace()
    meant = next_step(workspace, "interview")
    take_step(workspace, meant, "fang.ning", *answered(meant, {**APPLICATION, "outlet": "Another"}, None), reference)
    site.tick()
    site.build()
    (entry,) = (one for _, one in site.workspace().evaluation.entries.values())
    assert entry.taken[0].by == "chen.yu"
