"""REG009: an expert is named only where the register has the consent of expert and office (II.5)."""

from __future__ import annotations

import pytest

from plugins.rules.library import Library
from plugins.rules.registers.expert_agreed import expert_agreed
from tests.rules.make import catalogue, document, policy, publication, shown
from tests.rules.registers.entries import REFERENCE, entry, library, taken

PUBLIC = "k7m29xqf"
COLUMNS = ("clarifications", "epidemics-and-emergencies", "interviews", "public-qa")
EXPERT = "He Yun, water chemistry, Institute of Lakes"
CHOSEN = taken("choose", "li.wei", reference=REFERENCE, department="disease-control", about="emergency")
AGREED = taken("consent", "guo.tao")
TAKEN_ON = taken("office")


def findings(*steps, register="expert", column="clarifications", **fields):
    said = {"expert": EXPERT, "expert_entry": REFERENCE, **fields}
    text = document(column, title="A", **{name: value for name, value in said.items() if value})
    return shown(expert_agreed(text, library(entry(register, *steps) if steps else None)))


def expected(*steps, **fields):
    return [line.partition(", expected ")[2] for line in findings(*steps, **fields)]


@pytest.mark.parametrize("column", COLUMNS)
def test_an_expert_who_agreed_and_whom_the_office_took_on_passes(column):
    assert findings(CHOSEN, AGREED, TAKEN_ON, column=column) == []


def test_a_text_without_an_expert_passes():
    assert findings(expert=None, expert_entry=None) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_the_columns_on_what_moves_the_public_name_the_rule(column):
    assert "expert_agreed" in policy().columns[column].rules


@pytest.mark.parametrize(
    ("reference", "steps", "register", "got"),
    [
        (None, (), "expert", "expert: got an expert without expert_entry"),
        (REFERENCE, (), "expert", f"expert_entry: got {REFERENCE}, which is in no register"),
        (REFERENCE, (CHOSEN,), "plan", f"expert_entry: got {REFERENCE}, which stands in the register plan"),
    ],
)
def test_without_an_entry_no_expert_is_named(reference, steps, register, got):
    (line,) = findings(*steps, register=register, expert_entry=reference)
    assert f"REG009 {got}, expected the reference of an expert who agreed" in line


def test_an_entry_without_the_expert_is_refused():
    (line,) = findings(CHOSEN, AGREED, TAKEN_ON, expert=None)
    assert f":3: REG009 expert_entry: got '{REFERENCE}', expected expert as well" in line


def test_an_expert_who_did_not_agree_or_is_not_asked_any_more_is_none():
    ended = taken("end", "guo.tao")
    assert expected(CHOSEN, TAKEN_ON) == ["an expert who agreed to be named: the step consent"]
    assert expected(CHOSEN, AGREED) == ["an expert whom the Information Office has taken on: the step office"]
    assert expected(CHOSEN, AGREED, TAKEN_ON, ended) == ["an expert who is still asked"]


def test_a_text_that_is_public_with_an_expert_may_be_corrected_when_the_expert_is_not_asked_any_more():
    ended = entry("expert", CHOSEN, AGREED, TAKEN_ON, taken("end", "guo.tao"))
    text = document("clarifications", id=PUBLIC, title="A", expert=EXPERT, expert_entry=REFERENCE)
    named = publication(PUBLIC, "clarifications", expert=EXPERT, expert_entry=REFERENCE)
    for before, count in ((named, 0), (publication(PUBLIC, "clarifications"), 1)):
        assert (
            len(list(expert_agreed(text, Library(catalogue(before), {}, policy(), entries={REFERENCE: ended}))))
            == count
        )


def test_the_message_names_place_fault_and_remedy():
    assert findings(CHOSEN, AGREED) == [
        f"content/clarifications/2026/a.md:4: REG009 expert_entry: got {REFERENCE}, "
        "expected an expert whom the Information Office has taken on: the step office"
    ]
