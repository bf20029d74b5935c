"""The root and policy acts of a root: read once, and known by their stamps from then on."""

from __future__ import annotations

import os
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from plugins.model.policy_chain import PolicyChain
from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.codec import codec_of
from plugins.pipeline.cache.store import Store
from plugins.review.policy_act_file import FOLDER, policy_act_path
from plugins.review.policy_acts import act_files, read_chain
from plugins.system.file_stamps import RACY, Stamp, differs, stamped
from plugins.system.state_folder import state_of

KIND, KEY = "policy acts", "read"


class ReadActs(NamedTuple):
    """What root and policy acts say, and the stamps of their files when they were read.

    Attributes:
        software: fingerprint of the program that read them.
        chain: of the acts that count.
        stamps: of the files of these acts, by path below the root.
    """

    software: str
    chain: PolicyChain
    stamps: dict[str, Stamp]


NOBODY = ReadActs("", PolicyChain(), {})
"""Of a site whose policy nobody signs."""


def read_policy_acts(root: Path, software: str, *, cached: bool = True) -> ReadActs:
    """Follow the root and policy acts of a root from the first to the last that counts; no seal is asked.

    What the last build read is not read again while its files have the stamps that they had, if it may be used.
    """
    if not os.path.lexists(root / FOLDER):
        return NOBODY
    known = _known(root, software) if cached else None
    if known and not os.path.lexists(root / policy_act_path(len(known.chain.ids) + 1)):
        return known
    now_ns = time.time_ns()
    files = act_files(root)
    chain, _ = read_chain(files)
    paths = [policy_act_path(number) for number in files if number <= len(chain.ids)]
    return ReadActs(software, chain, stamped(paths, now_ns, f"{root}/"))


def keep_policy_acts(store: Store, acts: ReadActs) -> None:
    """Keep what was read for the next build; call it in `Store.writing`."""
    if acts.chain.ids and RACY not in acts.stamps.values():
        BlobCache[ReadActs](store, KIND, codec_of(ReadActs)).save({KEY: acts})


def _known(root: Path, software: str) -> ReadActs | None:
    """Return what the last build of the same program read, None where a file of it changed."""
    with suppress(OSError), closing(Store(state_of(root).cache)) as store:
        found = BlobCache[ReadActs](store, KIND, codec_of(ReadActs)).load([KEY]).get(KEY)
        if found and found.software == software and not differs(found.stamps, f"{root}/"):
            return found
    return None


def nobody_signs(chain: PolicyChain) -> str:
    """Say that nobody signs the policy of a site, and how that is mended; ``""`` where somebody does."""
    if chain.last:
        return ""
    return (
        "Nobody signs the policy: whoever may push changes keys, roles and chains; "
        "python3 inv new-root NAME NAME NAME --threshold 2 makes a root that signs it"
    )


def said_of_root(chain: PolicyChain) -> str:
    """Say who signs the policy of a site, or that nobody does."""
    if not chain.last:
        return nobody_signs(chain)
    names = ", ".join(one.who for one in chain.members)
    return f"Policy {chain.last.number}, signed by {chain.threshold} of {names}; the root is {chain.fingerprint}"
