"""What the public sees is a release, or is made one again: a strange ``public/current`` is mended, not waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from plugins.model.act import Released
from plugins.model.error import IntegrityError, SiteError
from plugins.pipeline.publish.signed_state import SignedState
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.pipeline.snapshot.release_witness import is_sealed, is_signed
from plugins.release.current import current, release_at
from plugins.release.layout import Layout
from plugins.release.lock import changing
from plugins.release.pin import is_pinned
from plugins.release.switch import point
from plugins.review.ledger import read_ledger

ASIDE = ".strange-"


def mend_link(root: Path) -> str:
    """Lead ``public/current`` back to the release that a seal records last, where it leads to none at all.

    What stands there instead is shown to the public by whoever put it there: it goes even where that release is lost,
    so that nothing is shown. A folder or file is set aside beside the releases.

    Returns:
        What was found and done, as a sentence; ``""`` when the link leads to a release.

    Raises:
        PolicyError: the policy does not say what it must.
        SiteError: another run is at work, or the file system failed.
    """
    try:
        current(root)
        return ""
    except IntegrityError:
        layout = Layout(root)
        last = _last(root)
        with changing(layout, "mending the link"):
            found = _put_aside(layout)
            if last and _is_here(root, last):
                point(layout, last.number)
                return f"{layout.link} {found}; it leads to release {last.number} again: find out who could write there"
            return f"{layout.link} {found}; nothing is shown now: find out who could write there"


def mend_forged(root: Path, state: SignedState) -> str:
    """Lead the link back where it leads to a release that nobody vouches for; returns what `mend_link` does.

    Nothing is done where the release that is recorded last is not here as it was: whoever releases is told.
    """
    shown, last = state.released, state.last
    if shown is None or is_sealed(state.ledger, shown) or _is_signed(state):
        return ""
    if last is None or last.number == shown.number or is_pinned(root) or not _is_here(root, last):
        return ""
    layout = Layout(root)
    with changing(layout, "mending the link"):
        point(layout, last.number)
    return (
        f"{layout.link} led to release {shown.number}, which no seal records and no machine signed; "
        f"it leads to release {last.number} again: find out who could write there"
    )


@contextmanager
def told_with(alarm: str) -> Iterator[None]:
    """Have an error of the block say first what was found in the place of the public site."""
    try:
        yield
    except SiteError as error:
        if alarm:
            error.args = (f"{alarm}\n{error}",)
        raise


def _last(root: Path) -> Released | None:
    """Return the release that a seal records last, if the chain of seals holds."""
    ledger = read_ledger(root, policy_in_force(root).policy)
    return None if ledger.fault else next((one.release for one in reversed(ledger.seals) if one.release), None)


def _is_here(root: Path, last: Released) -> bool:
    found = release_at(root, last.number)
    return found is not None and found.digest == last.digest


def _is_signed(state: SignedState) -> bool:
    try:
        return state.released is not None and is_signed(state.policy, state.released)
    except IntegrityError:
        return False


def _put_aside(layout: Layout) -> str:
    """Take away what stands in the place of the link; return what it was."""
    if layout.link.is_symlink():
        target = layout.link.readlink().as_posix()
        layout.link.unlink()
        return f"led to {target}, which is no release"
    place = next(layout.public / f"{ASIDE}{n}" for n in count(1) if not (layout.public / f"{ASIDE}{n}").exists())
    layout.link.rename(place)
    return f"was no link; what stood there lies in {place.name}"
