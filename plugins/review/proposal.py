"""An act in the making."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plugins.model.act import Item
from plugins.model.error import UsageError
from plugins.model.known_people import unknown_person
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.model.step import step_due
from plugins.model.subject import Subjects, subject_in
from plugins.review.act_kind import STEP_DUE, chain_of
from plugins.review.entitlement import role_of
from plugins.review.known_acts import ACTS


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody is about to sign; the instant is added when they do.

    Attributes:
        act, by, role, items, step, rules, extra: as in `Act`.
        note: the reason, in words; it is kept in ``ledger/notes/`` by its digest.
    """

    act: str
    by: tuple[str, ...]
    role: str
    items: tuple[Item, ...]
    step: str = ""
    rules: str = ""
    note: str = ""
    extra: tuple[tuple[str, str], ...] = ()


def propose(
    act: str, who: str, dossier: Dossier, digest: str, policy: Policy, subjects: Subjects, at: datetime
) -> Proposal:
    """Put together an act by one person on one document; role and step follow from the person and the chain.

    ``digest`` is that of the text it is about, ``""`` for none.

    Raises:
        UsageError: nobody of that name is known.
    """
    person = policy.people.get(who)
    if person is None:
        raise UsageError(unknown_person(who, policy.people))
    kind = ACTS[act]
    subject = subject_in(subjects, dossier.id, dossier.pending)
    due = step_due(chain_of(subject, policy), dossier.steps)
    step = due.role if due else ""
    department = subject_in(subjects, dossier.id, digest or dossier.pending).department
    role = role_of(person, [step if role == STEP_DUE else role for role in kind.roles], at, department)
    item = Item(dossier.id, digest or None, dossier.heads)
    return Proposal(act, (who,), role, (item,), step if kind.takes_step else "")
