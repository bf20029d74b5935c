"""What the program knows of a kind of act; each file in ``acts/`` holds one `ActKind` named ``ACT``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from plugins.model.act import Act, Item
from plugins.model.debt import Debt
from plugins.model.person import Person
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.model.step import Step
from plugins.model.subject import Subject
from plugins.review.history import ReviewState

RELAYED = "leader"
"""The key of a payload that names the person whose approval on paper, or by telephone, an act relays."""

COLUMN_OF_GONE = "column"
"""The key of a payload that names the column of a document whose bytes an act has destroyed."""

STEP_DUE = "the role of the step due"
"""Stands in `ActKind.roles` for the role of the step that the column's chain asks for next."""


@dataclass(frozen=True, slots=True)
class Case:
    """An act on one document, with everything that it is judged by besides the state.

    Attributes:
        act: as far as it is about this document.
        counted_at: the instant at which it counts; roles and terms are judged at this one, not at the one it claims.
        counts: whether that instant has come, and the signatures are those of the people it names.
        policy: in force.
        subject: the text that it names; of a text that is not at hand the column alone is known.
        chain: the steps of that text's column, or those that were taken if it was released.
        was_released: whether a release showed that text after it; what policy says since takes nothing back.
        was_public: whether a release had shown the document before it, on whatever approval.
    """

    act: Act
    counted_at: datetime
    counts: bool
    policy: Policy
    subject: Subject
    chain: tuple[Step, ...]
    was_released: bool = False
    was_public: bool = False

    @property
    def item(self) -> Item:
        """What it says of this document."""
        return self.act.items[0]

    @property
    def digest(self) -> str:
        """Digest of the text that it names, ``""`` for none."""
        return self.item.digest or ""

    @property
    def signers(self) -> tuple[Person, ...]:
        """The people who signed, in order."""
        return tuple(self.policy.people[who] for who in self.act.by)

    @property
    def takers(self) -> tuple[Person, ...]:
        """The people whose step it takes: whoever signed, or the one whose approval they relay."""
        relayed = self.policy.people.get(self.act.value(RELAYED))
        return (relayed,) if relayed else self.signers

    @property
    def hands(self) -> frozenset[str]:
        """Everybody whose hand it is: the takers, whoever signed, and those for whom they stand in."""
        role = self.act.step if self.takers == self.signers and self.act.step else self.act.role
        principals = (person.principals(role, self.counted_at, self.subject.department) for person in self.signers)
        return frozenset(self.act.by).union((person.key for person in self.takers), *principals)


@dataclass(frozen=True, slots=True)
class PayloadKey:
    """A key in the payload of one kind of act; its value is text.

    Attributes:
        name: the key.
        expected: what is said of a value that is no text.
        words: how people are shown it; the value stands in place of ``{}``.
        optional: whether an act may be without it; then the key is not written.
    """

    name: str
    expected: str
    words: str
    optional: bool = False


def chain_of(subject: Subject, policy: Policy) -> tuple[Step, ...]:
    """Return the steps that the column of a text asks for; none when its column is not known."""
    column = policy.columns.get(subject.column)
    return column.chain if column else ()


def _nothing(dossier: Dossier) -> str:
    return ""


def _owes_nothing(state: ReviewState, act: Act) -> Debt | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActKind:
    """One kind of act.

    Attributes:
        signers: how many people sign.
        roles: in which somebody takes it; of those a person holds, the first is written down.
        each: roles one of which everybody who signs holds, where they need not hold the same one; ``()``: the act's.
        may: given the state and the case, says why the signers may not take it, ``""`` if they may.
        change: returns the state after it, or raises `InvalidTransition`.
        keys: of its payload, besides those of every act.
        names: the digest that it names, by the dossier of the document, where it is not that of the working text.
        status: written into the working document, ``""`` for none.
        needs_note: what is said when a reason is missing, ``""`` where none is needed.
        takes_step: whether it takes a step of the chain.
        lets_through: whether it approves bytes; these lie in ``approved/``, and it names the rules that were asked.
        owes: given the state and an act that took a step, returns what is still owed because of it.
        is_internal: whether it is about no document, but about an entry that the public never hears of.
        stops: whether it only takes something away; then it counts even while the machine's clock is not believed.
        clause: of the regulation, such as ``IV.1``; see `clauses_of`.
    """

    signers: int
    roles: tuple[str, ...]
    may: Callable[[ReviewState, Case], str]
    change: Callable[[ReviewState, Case], ReviewState]
    each: tuple[str, ...] = ()
    keys: tuple[PayloadKey, ...] = ()
    names: Callable[[Dossier], str] = _nothing
    status: str = ""
    needs_note: str = ""
    takes_step: bool = False
    lets_through: bool = False
    owes: Callable[[ReviewState, Act], Debt | None] = _owes_nothing
    is_internal: bool = False
    stops: bool = False
    clause: str = ""
