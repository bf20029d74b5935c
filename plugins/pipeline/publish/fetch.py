"""Fetching what people pushed, looking at it, and only then moving the clone; handing the machine's seals on."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from plugins.model.error import RefusedError, SiteError, UsageError
from plugins.pipeline.publish.arrivals import (
    ATTRIBUTES,
    fault_of_arrivals,
    fault_of_attributes,
    fault_of_names,
    holds_program,
)
from plugins.pipeline.publish.clone import Clone, GitError
from plugins.review.ledger import SEALS

UPSTREAM = "@{upstream}"
STAYS = "what lies here is released"
LEFT_S = 3600
"""So old is a lock of git's that a killed run left."""

GROWING = ("approved", "ledger")
"""Folders in which files are added and never changed."""

MESSAGE = "Seals of the site's machine"


class HandingOnError(SiteError):
    """The seals of this machine did not reach the repository; the message says why."""


def fetch(root: Path) -> str:
    """Fetch, and move the clone to what was fetched if nothing of it may not be there.

    Returns:
        What differs here from the repository and is not the machine's to change, as a sentence; ``""`` for nothing.

    Raises:
        UsageError: the root is no git repository, or follows none.
        GitError: it could not be fetched.
        RefusedError: what was fetched may not come here; the clone is as it was.
    """
    clone = _clone(root)
    try:
        clone.line("fetch", "--quiet", "--no-tags", "--no-recurse-submodules")
    except GitError as error:
        raise GitError(f"the repository could not be fetched; {STAYS}: {error}") from error
    _commit_seals(clone)
    target = clone.line("rev-parse", UPSTREAM)
    if fault := next(_faults(clone, target), ""):
        raise RefusedError(f"{target[:9]} of the repository was not taken over, {STAYS}: {fault}")
    if not clone.is_ancestor(target, "HEAD"):
        _move(clone, target)
    edited = [path for path in clone.edited() if not path.startswith(f"{SEALS}/")]
    return f"{_named(edited)} here from the repository: {_remedy(edited)}" if edited else ""


def hand_on(root: Path) -> int:
    """Commit the seals of this machine and push them; somebody else's push in between is taken over first.

    Returns:
        How many commits were pushed.

    Raises:
        UsageError: the root is no git repository, or follows none.
        RefusedError: what somebody pushed meanwhile may not come here.
        HandingOnError: they could not be pushed.
    """
    clone = _clone(root)
    _commit_seals(clone)
    ahead = int(clone.line("rev-list", "--count", f"{UPSTREAM}..HEAD"))
    if not ahead:
        return 0
    try:
        _push(clone)
    except GitError:
        try:
            fetch(root)
            _push(clone)
        except GitError as error:
            raise HandingOnError(f"the seals could not be handed on; the next run tries again: {error}") from error
    return ahead


def _clone(root: Path) -> Clone:
    clone = Clone(root)
    if not clone.is_one:
        raise UsageError(
            f"{root} is no git repository: what lies here is released, and nothing is fetched or handed on; "
            "clone the site's repository there (docs/handbook/operator.md#set-up)"
        )
    try:
        clone.line("rev-parse", "--verify", "--quiet", UPSTREAM)
    except GitError:
        raise UsageError(
            f"the branch in {root} follows no branch of another repository: git branch --set-upstream-to=origin/main"
        ) from None
    _mend(clone)
    return clone


def _faults(clone: Clone, target: str) -> Iterator[str]:
    """Yield what is wrong with a commit, the cheapest first."""
    files = clone.tree(target)
    with_program = holds_program(clone.root)
    yield from filter(None, [fault_of_names(files, with_program=with_program)])
    if not with_program and any(file.path == ATTRIBUTES for file in files):
        said = clone.output("cat-file", "blob", f"{target}:{ATTRIBUTES}").decode(errors="replace")
        yield from filter(None, [fault_of_attributes(said)])
    own = [path for path in _only_here(clone, target) if not path.startswith(f"{SEALS}/")]
    if own:
        yield (
            f"it lacks commits that lie here, which change {own[0]}: push them; if nobody made them here, "
            "its history was written anew, and may lack acts"
        )
    yield from filter(None, [fault_of_arrivals(clone, "HEAD", target)])


def _only_here(clone: Clone, target: str) -> tuple[str, ...]:
    """Return the paths that commits change which a commit does not follow on."""
    return tuple(one.path for one in clone.arrivals(target, "HEAD"))


def _move(clone: Clone, target: str) -> None:
    try:
        clone.line("merge", "--quiet", "--no-edit", "--no-verify", "-m", f"Seals and {target[:9]}", target)
    except GitError as error:
        with suppress(GitError):  # it may not have begun
            clone.line("merge", "--abort")
        edited = clone.edited()
        also = f"; {_named(edited)} here from the repository" if edited else ""
        raise RefusedError(f"{target[:9]} of the repository was not taken over, {STAYS}: {error}{also}") from error


def _named(edited: Sequence[str]) -> str:
    more = f" and {len(edited) - 1} more differ" if len(edited) > 1 else " differs"
    return f"{edited[0]}{more}"


def _remedy(edited: Sequence[str]) -> str:
    """Say how to have nothing differ: what only grows is damaged where it differs, and damage is not pushed."""
    if damaged := sorted({path.partition("/")[0] for path in edited} & {*GROWING}):
        return f"git checkout -- {' '.join(damaged)} brings back what was cut or changed there"
    return f"commit and push, or git checkout -- {edited[0]}"


def _mend(clone: Clone) -> None:
    """Clear away what a run that was killed left in git: a lock, half a merge."""
    lock = clone.root / clone.line("rev-parse", "--git-path", "index.lock")
    with suppress(FileNotFoundError):
        if lock.stat().st_mtime < time.time() - LEFT_S:
            lock.unlink()
    if (clone.root / clone.line("rev-parse", "--git-path", "MERGE_HEAD")).exists():
        clone.line("merge", "--abort")


def _commit_seals(clone: Clone) -> None:
    """Commit new seals, and nothing else that lies about."""
    if any((clone.root / SEALS).glob("*.seal")):
        clone.line("add", "--", f":(glob){SEALS}/*.seal")
        if clone.line("diff", "--cached", "--name-only", "--", SEALS):
            clone.line("commit", "--quiet", "--no-verify", "--message", MESSAGE, "--", SEALS)


def _push(clone: Clone) -> None:
    clone.line("push", "--quiet", "--no-verify")
