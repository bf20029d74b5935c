"""When the machine saw the acts of a release: heads of seals, and openings that show which acts lie in them.

A head says the time, and nothing of the acts behind it; an opening shows one of
them. So a release tells of its own acts and of no others. The forms stand in
``docs/formats/release.md``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from plugins.model import namespaces
from plugins.model.counted import counted
from plugins.model.digest import sha256
from plugins.model.seal_tree import Opening
from plugins.release.evidence import SEALS, Check, read_signed, shelves
from plugins.release.sharded_table import canonical

OPENINGS = "openings/"
"""Where the openings lie, on shelves as the texts do: those of acts whose ids begin with the same two digits."""

HEAD = frozenset({"acts", "at", "machine", "says", "version"})
DIGITS = re.compile(r"[0-9a-f]{64}")
LINE = frozenset({"act", "path", "place", "salt", "seal"})


@dataclass(frozen=True, slots=True)
class SealedAct:
    """An act of a release as a seal holds it.

    Attributes:
        at: the instant from which it counted, by the machine's clock.
        machine: key in people of the machine that says so.
        fingerprint: of the key that signed the seal; whose key that is, is not asked here.
        seal: digest of the seal, ``sha256:…``.
    """

    at: datetime
    machine: str
    fingerprint: str
    seal: str


class Opened(NamedTuple):
    """An opening, and the digest of the seal in which its act is said to lie, ``sha256:…``."""

    opening: Opening
    seal: str

    @property
    def line(self) -> bytes:
        """A line of its shelf."""
        act, salt, place, path = self.opening.act, self.opening.salt, f"{self.opening.place:04x}", [*self.opening.path]
        return canonical({"act": act, "path": path, "place": place, "salt": salt, "seal": self.seal})


class Head(NamedTuple):
    """The head of a seal: the root of the tree of its acts, the machine and its time."""

    acts: str
    at: datetime
    machine: str


def head_name(seal: str) -> str:
    """Return the path of the head of a seal below ``evidence/`` by its digest."""
    return f"{SEALS}{seal.removeprefix('sha256:')}.seal"


def read_opening(line: bytes) -> Opened | None:
    """Read a line of a shelf; None when it is no opening as it is written."""
    try:
        raw = json.loads(line)
        place = int(raw["place"], 16) if raw.keys() == LINE else -1
        read = Opened(Opening(raw["act"], raw["salt"], place, tuple(raw["path"])), raw["seal"])
        digests = (read.opening.act, read.opening.salt, read.seal.removeprefix("sha256:"), *read.opening.path)
        is_one = read.opening.is_whole and all(DIGITS.fullmatch(digest) for digest in digests)
        return read if is_one and read.line == line else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def read_head(content: bytes) -> Head | None:
    """Read the head of a seal from its file; None when it is none. Its signature is not looked at."""
    try:
        raw = json.loads(content.partition(b"\n")[0])
        return Head(raw["acts"], datetime.fromisoformat(raw["at"]), raw["machine"]) if raw.keys() == HEAD else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def lies_in(one: Opened, content: bytes) -> bool:
    """Return whether an act lies in the seal of its opening, given the file of its head. Its signature is not asked."""
    head = read_head(content) if _digest(content) == one.seal else None
    return head is not None and head.acts == one.opening.root


def opening_faults(acts: Collection[str], seal: str, evidence: Mapping[str, bytes]) -> Iterator[str]:
    """Yield one sentence for each opening or seal that is not what it should be, or that tells of other acts.

    Whether signatures are good is not asked here.

    Args:
        acts: ids of the acts on which the release rests.
        seal: digest of the last seal before it; releases of earlier versions carry that one, and open none.
        evidence: the files under ``evidence/`` by their path below it.
    """
    heads = _heads(evidence)
    opened: list[Opened] = []
    for path, line in _lines(evidence):
        read = read_opening(line)
        if read is None:
            yield f"evidence/{path}: {line[:30]!r} does not begin an opening as it is written"
            continue
        opened.append(read)
        head = heads.get(read.seal)
        if read.opening.act not in acts:
            yield f"evidence/{path}: it opens the act {read.opening.act}, on which nothing rests"
        elif head is None:
            yield f"evidence/{head_name(read.seal)}: missing, or no head of a seal; act {read.opening.act} needs it"
        elif head.acts != read.opening.root:
            yield f"evidence/{path}: act {read.opening.act} does not lie in the seal {read.seal}"
    counts = Counter(read.opening.act for read in opened)
    yield from (
        f"evidence/{OPENINGS}: act {act} is opened {counted(n, 'time')}" for act, n in sorted(counts.items()) if n > 1
    )
    names = {path for path in evidence if path.startswith(OPENINGS)}
    for path in sorted(names ^ shelves(counts, OPENINGS).keys()):
        yield f"evidence/{path}: no shelf, or not named by the acts on it"
    if opened or _seals(evidence) != [seal]:
        yield from _idle_seals(evidence, {read.seal for read in opened})


def _idle_seals(evidence: Mapping[str, bytes], used: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each seal in which no act of the release lies: its time tells of something else."""
    for path in sorted(path for path in evidence if path.startswith(SEALS)):
        digest = _digest(evidence[path])
        if path != head_name(digest):
            yield f"evidence/{path}: it is not the seal with that digest"
        elif digest not in used:
            yield f"evidence/{path}: a seal in which no act of the release lies"


def sealed_acts(evidence: Mapping[str, bytes], check: Check) -> Mapping[str, SealedAct]:
    """Return when the acts of a release counted, by id: of those whose opening fits a seal with a good signature."""
    seals: dict[str, SealedAct] = {}
    heads = _heads(evidence)
    for digest, head in heads.items():
        signed = read_signed(evidence[head_name(digest)])
        if signed and (key := check(signed.payload, signed.signatures[0], namespaces.SEALS)):
            seals[digest] = SealedAct(head.at, head.machine, key, digest)
    read = [found for _, line in _lines(evidence) if (found := read_opening(line))]
    return {one.opening.act: seals[one.seal] for one in read if one.seal in seals and _fits(one, heads)}


def _fits(one: Opened, heads: Mapping[str, Head]) -> bool:
    return one.opening.root == heads[one.seal].acts


def _heads(evidence: Mapping[str, bytes]) -> Mapping[str, Head]:
    """Return the heads of seals that lie under their own name, by digest."""
    found = {_digest(content): (path, content) for path, content in evidence.items() if path.startswith(SEALS)}
    heads = {digest: read_head(content) for digest, (path, content) in found.items() if path == head_name(digest)}
    return {digest: head for digest, head in heads.items() if head}


def _seals(evidence: Mapping[str, bytes]) -> list[str]:
    return [_digest(content) for path, content in evidence.items() if path.startswith(SEALS)]


def _digest(content: bytes) -> str:
    """Return the digest of a seal from its file: that of its first line."""
    return "sha256:" + sha256(content.partition(b"\n")[0] + b"\n")


def _lines(evidence: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the lines of the shelves with openings, each with the path of its shelf."""
    for path in sorted(path for path in evidence if path.startswith(OPENINGS)):
        for line in evidence[path].splitlines(keepends=True):
            yield path, line
