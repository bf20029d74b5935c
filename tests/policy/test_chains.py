"""A chain is a list of steps: a role, or a role of the document's department or of the leader whom it names."""

from __future__ import annotations

import pytest

from plugins.model.step import Step
from plugins.policy.load import load_policy

LAWS = "policy/columns/laws-and-regulations.yaml"
OFFICE = "information-office"


def chain(root, written: str, leader: str = "") -> tuple[Step, ...]:
    """Return the chain of the laws when it is written so; ``leader`` is their field of that name."""
    place = root / LAWS
    text = place.read_text(encoding="utf-8").replace(f"chain: [{OFFICE}]", f"chain: {written}")
    if leader:
        text = text.replace("  index_number: {}\n", f"  leader: {leader}\n")
    place.write_text(text, encoding="utf-8")
    return load_policy(root).columns["laws-and-regulations"].chain


PERSON = "{type: person, required: true, label: {en: Leader, zh-Hans: 领导}}"


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        (f"[{OFFICE}]", (Step(OFFICE),)),
        (f"[liaison, {OFFICE}]", (Step("liaison"), Step(OFFICE))),
        ("[{role: liaison, of: department}]", (Step("liaison", "department"),)),
        (
            f"[{{role: liaison, of: department}}, {{role: ministry-leader, of: leader}}, {OFFICE}]",
            (Step("liaison", "department"), Step("ministry-leader", "leader"), Step(OFFICE)),
        ),
    ],
)
def test_steps_stand_in_their_order(written, steps, root):
    assert chain(root, written, PERSON) == steps


@pytest.mark.parametrize(
    ("leader", "got"),
    [
        ("", "no field leader"),
        ("{type: person, label: {en: Leader, zh-Hans: 领导}}", "the type person, required: false"),
        ("{type: line, required: true, label: {en: Leader, zh-Hans: 领导}}", "the type line, required: true"),
    ],
)
def test_a_step_of_a_leader_needs_documents_that_name_one(leader, got, faults):
    fields = [("  index_number: {}\n", f"  leader: {leader}\n")] if leader else []
    step = ("chain: [information-office]", "chain: [{role: ministry-leader, of: leader}]")
    assert faults("columns/laws-and-regulations.yaml", step, *fields) == [
        f"columns/laws-and-regulations.yaml:13: chain.of: got {got}, "
        "expected the field leader of the type person with required: true"
    ]
