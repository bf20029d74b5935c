"""Go: the Information Office opens a text that waits for a signal, citing the release that it follows."""

from __future__ import annotations

from dataclasses import replace

from plugins.review.act_kind import ActKind, Case, PayloadKey
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState

CITES = PayloadKey(name="cites", expected="cites is an address", words="citing {}")


def change(state: ReviewState, case: Case) -> ReviewState:
    """Open the text approved last; the first go of several counts."""
    if not case.act.value(CITES.name).startswith("https://"):
        raise InvalidTransition("it cites no address that begins with https://")
    if not state.approvals or case.item.digest != state.approved:
        raise InvalidTransition("the text it names is not the one approved last")
    *earlier, last = state.approvals
    return replace(state, approvals=(*earlier, replace(last, go=last.go or case.counted_at)))


ACT = ActKind(
    clause="III.1",
    signers=1,
    roles=(OFFICE,),
    may=for_the_office,
    change=change,
    keys=(CITES,),
    names=lambda dossier: dossier.approved,
)
