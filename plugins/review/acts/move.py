"""Move: the Information Office lets public documents have another address; the old one leads there."""

from __future__ import annotations

from dataclasses import replace

from plugins.review.act_kind import ActKind, Case, PayloadKey
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState

TO = PayloadKey(name="to", expected="to is an address, or the folder of a column", words="to {}")
"""Where a document goes, ``/work-updates/2026/wells.html``, or several: ``/work-updates/``."""


def change(state: ReviewState, case: Case) -> ReviewState:
    """Let the text that is submitted have the address that its bytes say; it is approved like any other."""
    if not state.approvals:
        raise InvalidTransition("nothing of it is approved; a document that was never public has no address to keep")
    if not state.pending or state.pending != case.digest:
        raise InvalidTransition("the text it names is not the one that is submitted")
    if not case.act.value(TO.name).startswith("/"):
        raise InvalidTransition("it names no address that begins with a slash")
    return replace(state, moves=(*state.moves, case.act))


ACT = ActKind(
    clause="IV.7",
    signers=1,
    roles=(OFFICE,),
    may=for_the_office,
    change=change,
    keys=(TO,),
    names=lambda dossier: dossier.pending,
    needs_note="a move needs its reason, which the page shows: --note 'Moved to Regional Updates'",
)
