"""What commits that were fetched may hold: names, and what is new in the ledger; nothing is checked out for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError, RefusedError
from plugins.pipeline.paths import REPOSITORY
from plugins.pipeline.publish.clone import Arrival, Clone, GitError, TreeFile
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.review.clock_act_file import CLOCK_FILE, clock_act_path
from plugins.review.clock_acts import clock_act_files, read_clock_acts
from plugins.review.ledger import ACT_FILE, SEALS, is_kept, read_act
from plugins.review.policy_act_file import ACT_FILE as POLICY_ACT_FILE
from plugins.review.policy_act_file import policy_act_path
from plugins.review.policy_acts import act_files, read_chain
from plugins.system.state_folder import OWN

SITE = frozenset({"approved", "content", "ledger", "policy"})
"""Folders of a site's repository."""

BESIDE = re.compile(r"(?:README|LICENSE|LICENCE|COPYING|CHANGELOG)(?:\.[a-z]+)?|\.gitignore|\.gitattributes|\.ci/.+")
"""What else it may hold: what explains it, what git is told, and how its checks are run elsewhere."""

MACHINE = frozenset({*OWN, ".venv", ".git"})
ATTRIBUTES = ".gitattributes"
UNCHANGED = re.compile(r"\s*(?:#.*|\S+(?:\s+-text)+\s*)?")
"""A line of ``.gitattributes`` that has git leave bytes as they are."""

UNWRITTEN = ("Cc", "Cs")
"""Categories of signs that no name has: control characters, and what stands for bytes that are no UTF-8."""

LINK, MODULE = "120000", "160000"
MODES = {LINK: "a symbolic link", MODULE: "another repository"}


def refuse_tracked(root: Path) -> None:
    """Refuse a root in whose repository files lie where only this machine writes; one without a repository passes.

    Raises:
        RefusedError: there is one; some are named.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return
    try:
        tracked = Clone(root).tracked(OWN)
    except GitError:
        return  # no git, or somebody else's: whoever fetches is told
    if tracked:
        raise RefusedError(
            f"{_listed(tracked)} in the repository of {root}, where only this machine writes: "
            f"find out who put it there, then git rm -r --cached {tracked[0].partition('/')[0]}"
        )


def fault_of_names(files: Sequence[TreeFile], *, with_program: bool) -> str:
    """Return what is wrong with the names in a commit as a clause, ``""`` for nothing.

    Args:
        files: all of the commit.
        with_program: whether the program lies in the same repository; then files of any name may lie in it.
    """
    for file in files:
        if (top := _folded(file.path.partition("/")[0])) in MACHINE:
            return f"{file.path} lies in {top}, where only this machine writes"
        if not file.path.isprintable() and any(unicodedata.category(sign) in UNWRITTEN for sign in file.path):
            return f"{file.path!a} has a name that nobody can read"
        if file.mode in MODES:
            return f"{file.path} is {MODES[file.mode]}; a site holds plain files"
        if not (with_program or _is_of_a_site(file.path)):
            return f"{file.path} is none of content/, approved/, ledger/ and policy/"
    return _collision(files)


def fault_of_attributes(text: str) -> str:
    """Return which line of ``.gitattributes`` would have git write other bytes than were signed, ``""`` for none."""
    for number, line in enumerate(text.splitlines(), 1):
        if not UNCHANGED.fullmatch(line):
            return f"{ATTRIBUTES}:{number} says {line.strip()!r}; a site's says nothing but -text"
    return ""


def fault_of_arrivals(clone: Clone, before: str, after: str) -> str:
    """Return what is wrong with what a commit adds to a ledger and to approved texts, ``""`` for nothing.

    Both only grow: acts and seals are never changed, nor removed, and seals come from this machine alone. The
    bytes of an approved text go when it is destroyed.
    """
    arrived = clone.arrivals(before, after)
    for one in arrived:
        if fault := _fault_of_change(one):
            return fault
    new = [one.path for one in arrived if one.change == "A" and one.path.startswith("ledger/")]
    said: dict[int, bytes] = {}
    of_policy: dict[int, bytes] = {}
    for path, data in clone.contents(after, new):
        try:
            if ACT_FILE.fullmatch(path):
                read_act(data, path)
            elif match := CLOCK_FILE.fullmatch(path):
                said[int(match[1])] = data
            elif match := POLICY_ACT_FILE.fullmatch(path):
                of_policy[int(match[1])] = data
            elif not is_kept(path) or sha256(data) != Path(path).stem:
                raise IntegrityError("it is neither an act nor a note under its own name")
        except IntegrityError as error:
            return f"{path}: {error}"
    if of_policy:
        _, faults = read_chain({**act_files(clone.root), **of_policy})
        if faults:
            return next(f"{policy_act_path(number)}: {fault}" for number, fault in sorted(faults.items()))
    if said:
        _, faults = read_clock_acts({**clock_act_files(clone.root), **said}, policy_in_force(clone.root).policy)
        return next((f"{clock_act_path(number)}: {fault}" for number, fault in sorted(faults.items())), "")
    return ""


def _fault_of_change(one: Arrival) -> str:
    if one.path.startswith(f"{SEALS}/"):
        return (
            f"{one.path} was made elsewhere: two machines seal this site; stop the other one "
            "(docs/handbook/recovery.md#two-machines-sealed)"
        )
    if one.path.startswith("ledger/") and one.change != "A":
        return f"{one.path} was {'removed' if one.change == 'D' else 'changed'}; the ledger only grows"
    if one.path.startswith("approved/") and one.change not in "AD":
        return f"{one.path} was changed; an approved text never is"
    return ""


def _is_of_a_site(path: str) -> bool:
    folder, slash, _ = path.partition("/")
    return bool(slash and folder in SITE) or BESIDE.fullmatch(path) is not None


def _collision(files: Sequence[TreeFile]) -> str:
    """Return which two names are one on a disk that does not tell case and composition apart."""
    names = {name for file in files for name in _above(file.path)}
    if len({_folded(name) for name in names}) == len(names):
        return ""
    first: dict[str, str] = {}
    for name in sorted(names):
        other = first.setdefault(_folded(name), name)
        if other != name:
            return f"{other} and {name} are one name on some disks"
    return ""


def _above(path: str) -> Iterator[str]:
    """Yield a path and each folder above it."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{paths[0]}{more} {'lies' if len(paths) == 1 else 'lie'}"


def holds_program(root: Path) -> bool:
    """Return whether the program that runs lies in the root's own repository."""
    return root.resolve() == REPOSITORY.resolve()
