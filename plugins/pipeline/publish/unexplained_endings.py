"""What a release may not do by itself: end documents of which no act says so, or follow on releases that are lost."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.counted import counted
from plugins.model.error import RefusedError
from plugins.model.plan import Catalogue
from plugins.model.standing import Dossier
from plugins.pipeline.publish.signed_state import SignedState
from plugins.release.current import Current

SHOWN = 5
"""How many documents a refusal names."""


def refuse_endings(state: SignedState, ready: Current, catalogue: Catalogue, ending: int) -> None:
    """Refuse a release that ends more documents than acts and marks of secrecy explain, and ``ending`` allows.

    What only seals of a wrong time showed ends by itself: two people said so.

    Args:
        state: before the release.
        ready: the release, before the switch.
        catalogue: of what it shows.
        ending: how many documents may end without an act.

    Raises:
        RefusedError: more would end; some of them are named, each with the reason that the build knows.
    """
    left = [id for id in _possible(state, ready) if id not in catalogue.publications]
    ended = sorted(id for id in left if id in state.documents and not _is_explained(id, catalogue))
    if len(ended) <= ending:
        return
    named = "".join(f"\n  {id}: {_reason(id, catalogue)}" for id in ended[:SHOWN])
    more = f"\n  and {len(ended) - SHOWN} more" if len(ended) > SHOWN else ""
    raise RefusedError(
        f"the release would end {counted(len(ended), 'public document')} without an act that says so:{named}{more}\n"
        "The public site is as it was. Bring back what they need, or withdraw them; "
        f"if they are to end without an act: python3 inv release --ending {len(ended)}"
    )


def require_release(state: SignedState, after: int) -> None:
    """Refuse to release where ``public/`` is lost, until somebody says what the public sees.

    Acts that were deleted together with the seals that hold them are missed by the release that rests on
    these seals; without it nothing misses them.

    Args:
        state: of the root.
        after: the number of the release that the public sees, 0 where nobody said.

    Raises:
        RefusedError: nobody said so, or the ledger ends with another release.
    """
    if state.released is not None or state.last is None or after == state.last.number:
        return
    number = state.last.number
    said = f"--after says {after}. " if after else ""
    raise RefusedError(
        f"public/ holds no release, and the ledger ends with release {number}. {said}Bring public/ back from a backup. "
        f'If it is lost, look for "number" in release.json of the public site: if it says {number}, '
        f"python3 inv release --after {number}; if it says more, the ledger lacks its end: bring that back first"
    )


def _possible(state: SignedState, ready: Current) -> Iterable[str]:
    """Return the ids of all that could have ended: of what the release before has in other lists, where it is known."""
    if state.released and state.last and state.released.digest == state.last.digest:
        return state.released.documents_unlike(ready)
    return state.documents


def _is_explained(id: str, catalogue: Catalogue) -> bool:
    dossier, standing = catalogue.dossiers.get(id, Dossier(id)), catalogue.standings.get(id)
    return bool(dossier.withdrawn or dossier.shown in dossier.expunged or (standing and standing.forbidden))


def _reason(id: str, catalogue: Catalogue) -> str:
    standing = catalogue.standings.get(id)
    return "; ".join(standing.reasons) if standing else "the ledger does not know it"
