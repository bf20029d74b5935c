"""An act in the making: who signs, in which role, and which step it takes."""

from __future__ import annotations

import pytest

from plugins.model.act import Item
from plugins.model.error import UsageError
from plugins.review.known_acts import ACTS
from plugins.review.proposal import Proposal, propose
from tests.review.acts.judged import TEXT, THREE_STEPS
from tests.review.office import ID, OFFICE, Book, act, digest, minutes, with_chain


def proposed(kind: str, who: str, steps: int = 0) -> Proposal:
    """Propose an act on a text that waits for the step after those that are taken."""
    book = Book()
    head = book.add(act("submit", "li.wei"))
    for number, (person, step) in enumerate([("guo.tao", "liaison"), ("sun.hao", "ministry-leader")][:steps], 1):
        head = book.add(act("approve", person, "a", head, at=number, step=step))
    rules, texts = with_chain(*THREE_STEPS), {"a": TEXT}
    dossier, _ = book.account(rules=rules, texts=texts)
    subjects = {(ID, digest("a")): TEXT}
    return propose(kind, who, dossier, ACTS[kind].names(dossier) or digest("a"), rules, subjects, minutes(9))


@pytest.mark.parametrize(
    ("kind", "who", "steps", "role", "step"),
    [
        ("approve", "guo.tao", 0, "liaison", "liaison"),
        ("approve", "sun.hao", 1, "ministry-leader", "ministry-leader"),
        ("approve", "chen.yu", 2, OFFICE, OFFICE),
        ("approve", "zhao.min", 2, "information-office-head", OFFICE),
        ("approve", "li.wei", 2, "content-contact", OFFICE),
        ("return", "guo.tao", 0, "liaison", ""),
        ("return", "chen.yu", 0, OFFICE, ""),
        ("return", "zhao.min", 0, "information-office-head", ""),
        ("submit", "he.lin", 0, "deputy", ""),
        ("submit", "chen.yu", 0, OFFICE, ""),
        ("hold", "sun.hao", 0, "ministry-leader", ""),
    ],
)
def test_role_and_step_follow_from_the_person_and_the_chain(kind, who, steps, role, step):
    made = proposed(kind, who, steps)

    assert (made.act, made.by, made.role, made.step) == (kind, (who,), role, step)


def test_it_names_the_text_and_the_heads_that_were_seen():
    book = Book()
    head = book.add(act("submit", "li.wei"))

    assert proposed("return", "chen.yu").items == (Item(ID, digest("a"), (head,)),)


def test_somebody_nobody_knows_proposes_nothing():
    with pytest.raises(UsageError, match=r"wu\.di is not in policy/people\.yaml"):
        proposed("hold", "wu.di")
