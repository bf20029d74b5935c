"""Go: the Information Office opens a text that waits for a signal, citing the release that it follows."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from plugins.review.act_kind import ActKind, Case, PayloadKey
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState

SECURE = "https://"
CITES = PayloadKey(name="cites", expected="cites is an address", words="citing {}")


def may(state: ReviewState, case: Case) -> str:
    """Require the office, and that what it cites is of this site or of a host that policy names.

    Source: regulation III.1 (released to the public "based on the Xinhua News Agency release").
    """
    if fault := for_the_office(state, case):
        return fault
    cites, site = case.act.value(CITES.name), case.policy.site
    host = cites.removeprefix(SECURE).partition("/")[0]
    if case.was_released or not cites.startswith(SECURE) or host in (urlsplit(site.base_url).netloc, *site.signals):
        return ""
    allowed = "".join(f", or a page of {one}" for one in site.signals)
    return f"it cites {host}, which signals: in policy/site.yaml does not name; cite a document of this site{allowed}"


def change(state: ReviewState, case: Case) -> ReviewState:
    """Open the text approved last; the first go of several counts."""
    if not case.act.value(CITES.name).startswith(SECURE):
        raise InvalidTransition("it cites no address that begins with https://")
    if not state.approvals or case.item.digest != state.approved:
        raise InvalidTransition("the text it names is not the one approved last")
    *earlier, last = state.approvals
    return replace(state, approvals=(*earlier, replace(last, go=last.go or case.counted_at)))


ACT = ActKind(
    clause="III.1",
    signers=1,
    roles=(OFFICE,),
    may=may,
    change=change,
    keys=(CITES,),
    names=lambda dossier: dossier.approved,
)
