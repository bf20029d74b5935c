"""Id and status of every working document: read again only where the stamp of the file differs."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from plugins.model.finding import Finding
from plugins.pipeline.cache.codec import partition_codec
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.cache.partitions import PartitionedMap
from plugins.pipeline.cache.store import Store
from plugins.read.content import list_documents
from plugins.system.file_stamps import RACY, Stamp, stamped
from plugins.system.state_folder import state_of

HEAD_BYTES = 4096
APPROVED_LINE = re.compile(rb"(?m)^status[ \t]*:[ \t]*[\"']?(approved|withdrawn)\b")
ID_LINE = re.compile(rb"(?m)^id[ \t]*:[ \t]*[\"']?([0-9a-hjkmnp-tv-z]{8})\b")
FENCE = re.compile(rb"\n---[ \t]*\r?\n")
PLAIN = re.compile(r"[A-Za-z0-9._-]+")
"""Words that front matter can hold only as they are, unless it has a backslash."""

Head = tuple[str, bool]
"""The id in a document's front matter, ``""`` without one, and whether its status is a last one."""


class ContentScan(NamedTuple):
    """What lies in ``content/``: paths of documents, findings on what is none, and the head of each document."""

    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    heads: dict[str, Head]


def scan_content(root: Path) -> ContentScan:
    """Look through ``content/``, here or in a process of its own."""
    paths, findings = list_documents(root)
    return ContentScan(paths, findings, scan_heads(root, paths))


def scan_heads(root: Path, paths: Sequence[str]) -> dict[str, Head]:
    """Return the head of each document by its path; what is read is kept in the store of the root."""
    now = stamped(paths, time.time_ns(), f"{root}/")
    kind, codec = f"heads {program_fingerprint()}", partition_codec(tuple[Stamp, Head])
    with closing(Store(state_of(root).cache)) as store:
        known: PartitionedMap[tuple[Stamp, Head]] | None = PartitionedMap.load(store, kind, codec)
        heads = PartitionedMap(kind, codec) if known is None else known
        found = _scanned(root, now, heads.all())
        reliable = {path: one for path, one in found.items() if one[0] != RACY}
        heads.replace(reliable)
        if heads.is_changed:
            with store.writing():
                heads.save(store)
    return {path: found[path][1] for path in paths}


def _scanned(
    root: Path, now: Mapping[str, Stamp], before: Mapping[str, tuple[Stamp, Head]]
) -> dict[str, tuple[Stamp, Head]]:
    found = {path: known for path, stamp in now.items() if (known := before.get(path)) and known[0] == stamp}
    return found | {path: (stamp, scan_head(root, path)) for path, stamp in now.items() if path not in found}


def scan_head(root: Path, path: str) -> Head:
    """Read the front matter of a document as far as it lies at the beginning; a text may show lines like its own."""
    try:
        with (root / path).open("rb") as file:
            head = file.read(HEAD_BYTES).partition(b"\n---")[0]
    except OSError:
        return "", False
    found = ID_LINE.search(head)
    return found[1].decode() if found else "", bool(APPROVED_LINE.search(head))


def may_contain(root: Path, path: str, word: str) -> bool:
    """Tell whether the front matter of a document may hold a word; False only where it surely does not."""
    if not PLAIN.fullmatch(word):
        return True
    try:
        with (root / path).open("rb") as file:
            head = file.read(HEAD_BYTES)
            end = FENCE.search(head, 3)
            front = head[: end.start()] if end else head + file.read()
    except OSError:
        return True
    return word.encode() in front or b"\\" in front
