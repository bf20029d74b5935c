"""What the ledger says of a document, without and with a clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from plugins.model.act import Act
from plugins.model.debt import Debt
from plugins.model.packing import packed
from plugins.model.register import RegisterEntry


class State(Enum):
    """The standing of a document, in the order of its way."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    WAITING = "waiting"
    HELD = "held"
    PUBLIC = "public"
    CHANGED = "changed since approval"
    WITHDRAWN = "withdrawn"


@packed
@dataclass(frozen=True, slots=True)
class Approval:
    """A digest that passed its whole chain.

    Attributes:
        digest: of the revision.
        acts: the submission and every step, or the adoption, in order.
        seen: when the last of them counted (its seal, or the instant of the build).
        sealed: whether a seal says so.
        go: when a ``go`` for this digest counted, None without one.
        adopted: whether it was taken over from an old site.
        contested: whether another branch decided otherwise, and nobody approved this digest again
            knowing of it; then it stays public if it is, and is not made public otherwise.
        confirmed: when an approval of what had passed its chain before counted, None without one.
    """

    digest: str
    acts: tuple[Act, ...]
    seen: datetime
    go: datetime | None = None
    adopted: bool = False
    contested: bool = False
    sealed: bool = True
    confirmed: datetime | None = None

    @property
    def last(self) -> datetime:
        """When somebody let it through last."""
        return max(self.seen, self.confirmed or self.seen)


@packed
@dataclass(frozen=True, slots=True)
class Dossier:
    """The ledger's account of one document up to the instant, before any schedule.

    Attributes:
        id: of the document.
        acts: those that count, oldest first.
        heads: ids of its acts that no other names.
        approvals: oldest first; every digest that passed its chain.
        pending: digest that is submitted and undecided, ``""`` for none.
        steps: acts that approved the pending digest so far, its submission first.
        returned: the act that sent back the last submission, None if it was not.
        held: when the hold that is in force counted, None without one.
        held_by: who held it, ``""`` for none.
        withdrawn: the first act in force that withdrew it, None if there is none.
        withdrawn_at: when that act counted.
        notice: the act in force that says what the notice in its place may tell, None without one.
        conflict: whether its heads contradict each other; then the last released revision stays.
        broken: reasons why its acts cannot be believed; then it is carried forward.
        released: ``(digest, first release)`` of its revisions, the one that was shown last at the end, from the seals.
        ended: whether a release without it was made since.
        again: ``(digest, release)`` of releases that showed a text again, and ``("", release)`` of those that ended it,
            in their order; with `released` it says what stood there when.
        closed: ``(digest, reason)`` of texts that are not shown as earlier ones, sorted; `plugins.model.withholding`.
        waivers: acts that waive a rule for one digest, oldest first.
        moves: acts that let one digest have another address than what was public, oldest first.
        expunged: digests whose bytes were destroyed, sorted.
        debts: what is owed because of acts that took a step of the pending or an approved text.
        entry: of a register, None for a document.
    """

    id: str
    acts: tuple[Act, ...] = ()
    heads: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()
    pending: str = ""
    steps: tuple[Act, ...] = ()
    returned: Act | None = None
    held: datetime | None = None
    held_by: str = ""
    withdrawn: Act | None = None
    withdrawn_at: datetime | None = None
    notice: Act | None = None
    conflict: bool = False
    broken: tuple[str, ...] = ()
    released: tuple[tuple[str, datetime], ...] = ()
    ended: bool = False
    again: tuple[tuple[str, datetime], ...] = ()
    closed: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Act, ...] = ()
    debts: tuple[Debt, ...] = ()
    moves: tuple[Act, ...] = ()
    expunged: tuple[str, ...] = ()
    entry: RegisterEntry | None = None

    @property
    def is_entry(self) -> bool:
        """Whether it is that of an entry of a register, and of no document."""
        return self.entry is not None and not (self.approvals or self.pending or self.returned or self.released)

    @property
    def approved(self) -> str:
        """Digest approved last, ``""`` for none."""
        return self.approvals[-1].digest if self.approvals else ""

    @property
    def shown(self) -> str:
        """Digest of the revision that the last release shows, ``""`` for none."""
        return self.released[-1][0] if self.released and not self.ended else ""

    @property
    def is_approved(self) -> bool:
        """Whether what the last release shows has an approval that counts."""
        return any(approval.digest == self.shown for approval in self.approvals)

    def is_over(self, approval: Approval) -> bool:
        """Whether a text that was approved must not be shown because a release replaced or ended it, or one after it.

        Only an approval after that release shows it. Where nothing says which texts came before the one
        that was replaced or ended, because the approval of that one does not count, all did that are no newer.
        """
        changes = [at for _, at in (*self.released, *self.again)]
        if not changes or approval.digest == self.shown or approval.last > max(changes):
            return False
        return not self.is_approved or any(approval.digest == digest for digest, _ in self.released)

    def was_ended(self, digest: str) -> bool:
        """Whether a release ended the document after the last one that brought this text."""
        brought = [at for one, at in (*self.released, *self.again) if one == digest]
        ended = [at for one, at in self.again if not one]
        return bool(brought and ended) and max(brought) < max(ended)

    def with_release(self, digest: str, at: datetime) -> Dossier:
        """Return it with a release that shows a text which the one before did not show."""
        first = dict(self.released)
        again = (*self.again, (digest, at)) if digest in first else self.again
        since = first.pop(digest, at)
        return replace(self, released=(*first.items(), (digest, since)), again=again, ended=False)

    def with_end(self, at: datetime) -> Dossier:
        """Return it with a release that does not show it any more."""
        return replace(self, again=(*self.again, ("", at)), ended=True)


@packed
@dataclass(frozen=True, slots=True)
class Standing:
    """What a document is at one instant, and why.

    Attributes:
        id: of the document.
        state: see `State`.
        reasons: sentences in English, most important first.
        public: digest of the revision the public may see, ``""`` for none.
        opens: the instant a waiting revision waits for, None if it waits for an act or for nothing.
        carried: whether the public revision is that of the last release because bytes or acts are not to be believed.
        forbidden: whether a rule that nobody can waive keeps the text of the last release from staying.
    """

    id: str
    state: State
    reasons: tuple[str, ...]
    public: str = ""
    opens: datetime | None = None
    carried: bool = False
    forbidden: bool = False
