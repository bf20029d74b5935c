"""Which root and policy acts count: each follows on the one before, and enough of the root signed it.

A new root is signed by enough of the old one and enough of itself.

Source: The Update Framework, 1.0, 5.3 (a new root is verified with the keys of both).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.model.policy_chain import Member, PolicyAct, PolicyChain
from plugins.review import signature
from plugins.review.ledger_file import split_file
from plugins.review.policy_act_file import kept_path, namespace_of, parse_policy_act, policy_act_path


class Needed(NamedTuple):
    """Signatures that an act needs: so many of these people, and why of them."""

    members: tuple[Member, ...]
    threshold: int
    what: str


def needed(act: PolicyAct, chain: PolicyChain) -> tuple[Needed, ...]:
    """Return whose signatures an act needs that follows on a chain.

    Raises:
        IntegrityError: it cannot follow on it, whoever signs.
    """
    number, previous = len(chain.ids) + 1, chain.ids[-1] if chain.ids else ""
    if act.number != number:
        raise IntegrityError(f"it has the number {act.number}; the next one has {number}")
    if act.previous != previous:
        raise IntegrityError("it does not follow on the act before it")
    if not (chain.ids or act.is_root):
        raise IntegrityError("the first act makes a root")
    old = (Needed(chain.members, chain.threshold, "the root"),) if chain.ids else ()
    return (*old, Needed(act.members, act.threshold, "the new root")) if act.is_root else old


def lacking(needs: Sequence[Needed], keys: Collection[str]) -> str:
    """Return in words which signatures are missing beside those by some keys, ``""`` when there are enough."""
    for need in needs:
        signed = [one for one in need.members if one.key in keys]
        if len(signed) < need.threshold:
            others = ", ".join(one.who for one in need.members if one not in signed)
            return f"{need.threshold - len(signed)} more of {need.what} sign it, of {others}"
    return ""


def signers_of(act: PolicyAct, payload: bytes, blocks: Sequence[str], needs: Sequence[Needed]) -> tuple[str, ...]:
    """Return the keys that signed an act, in the order of the signatures.

    Raises:
        IntegrityError: a signature does not fit, is by a stranger, or the second by one key.
    """
    keys = tuple(signature.signer_of(payload, block, namespace_of(act)) for block in blocks)
    known = {one.key for need in needs for one in need.members}
    if len(set(keys)) != len(keys):
        raise IntegrityError("a key has signed it twice")
    if strangers := [key for key in keys if key not in known]:
        raise IntegrityError(f"it is signed with {signature.fingerprint(strangers[0])}, which is no key of the root")
    return keys


def followed(chain: PolicyChain, data: bytes) -> PolicyChain:
    """Return a chain with the act that the bytes of a file hold.

    Raises:
        IntegrityError: they hold no act that counts there.
    """
    payload, blocks = split_file(data)
    act = parse_policy_act(payload)
    needs = needed(act, chain)
    if missing := lacking(needs, signers_of(act, payload, blocks, needs)):
        raise IntegrityError(f"too few signed it: {missing}")
    members, threshold = (act.members, act.threshold) if act.is_root else (chain.members, chain.threshold)
    return PolicyChain((*chain.ids, act.id), members, threshold, act)


def read_chain(files: Mapping[int, bytes], chain: PolicyChain | None = None) -> tuple[PolicyChain, dict[int, str]]:
    """Follow acts by number, and say of each that does not count why; what comes behind it does not count either.

    Args:
        files: bytes of the files by number.
        chain: what is known of those before them.
    """
    chain, faults = chain or PolicyChain(), dict[int, str]()
    for number in sorted(files):
        if number <= len(chain.ids):
            continue
        try:
            chain = followed(chain, files[number])
        except IntegrityError as error:
            faults[number] = str(error)
    return chain, faults


def kept_files(root: Path, files: Mapping[str, str]) -> dict[str, bytes]:
    """Return the bytes of the files of a policy that an act let through, by path, as the ledger keeps them.

    Raises:
        IntegrityError: one is missing or has other bytes.
    """
    found = {}
    for path, digest in files.items():
        place = root / kept_path(digest)
        try:
            data = b"" if place.is_symlink() else place.read_bytes()
        except OSError:
            data = b""
        if sha256(data) != digest:
            raise IntegrityError(
                f"{kept_path(digest)}: got nothing, or other bytes, expected {path} as the root signed it; "
                "bring it back from version control"
            )
        found[path] = data
    return found


def act_files(root: Path) -> dict[int, bytes]:
    """Read the files of root and policy acts below a root, by number, as far as they have no gap."""
    found: dict[int, bytes] = {}
    while (place := root / policy_act_path(len(found) + 1)).is_file() and not place.is_symlink():
        found[len(found) + 1] = place.read_bytes()
    return found
