"""Seals as they lie in the ledger: what a seal says, its head, which is signed and tells nothing of it, and its name.

Seals of version 1 are read; they have no head, and their signature is on what they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plugins.model.act import Released, Seal
from plugins.model.digest import sha256
from plugins.model.seal_tree import SealTree
from plugins.review.ledger_file import (
    ACT_ID,
    DIGEST,
    ID,
    NAME,
    VERSION,
    check,
    decode_payload,
    encode_payload,
    fits,
    instant,
    is_list,
    is_number,
    is_record,
    split_file,
    written,
)

WITH_HEAD = 2
"""The version of seals that have a head."""

SAID = frozenset({"acts", "number", "policy", "previous", "release", "secret", "version"})
HEAD = frozenset({"acts", "at", "machine", "says", "version"})
OLD = frozenset({"acts", "at", "machine", "number", "policy", "previous", "release", "version"})
SEEN = frozenset({"documents", "id"})
RELEASE = frozenset({"at", "digest", "ended", "number", "public"})
PUBLIC = frozenset({"digest", "id"})


def seal_lines(seal: Seal) -> tuple[bytes, bytes]:
    """Write what a seal says, and its head; its ``digest`` is that of the head.

    Raises:
        ValueError: it has no secret, or more acts than a seal holds.
    """
    if not seal.secret:
        raise ValueError(f"seal {seal.number} has no secret")
    release = seal.release
    says = encode_payload(
        {
            "acts": [{"documents": list(ids), "id": act} for act, ids in seal.acts],
            "number": seal.number,
            "policy": seal.policy,
            "previous": seal.previous or None,
            "release": release
            and {
                "at": written(release.at),
                "digest": release.digest,
                "ended": list(release.ended),
                "number": release.number,
                "public": [{"digest": digest, "id": id} for id, digest in release.public],
            },
            "secret": seal.secret,
            "version": WITH_HEAD,
        }
    )
    head = encode_payload(
        {
            "acts": tree_of(seal).root,
            "at": written(seal.at),
            "machine": seal.machine,
            "says": "sha256:" + sha256(says),
            "version": WITH_HEAD,
        }
    )
    return says, head


def tree_of(seal: Seal) -> SealTree:
    """Return the tree of the acts of a seal that has a secret."""
    return SealTree(seal.secret, (act for act, _ in seal.acts))


def seal_path(number: int) -> str:
    """Return where a seal lies: ``ledger/seals/000123.seal``."""
    return f"ledger/seals/{number:06d}.seal"


def head_of(data: bytes) -> bytes:
    """Return what a release carries of the file of a seal that has a head: the head and its signature.

    Raises:
        IntegrityError: it is no such seal.
    """
    seal, _, _ = split_seal(data)
    check(seal.secret, f"its version is {WITH_HEAD}")
    return data.partition(b"\n")[2]


def split_seal(data: bytes) -> tuple[Seal, bytes, tuple[str, ...]]:
    """Take the file of a seal apart: the seal, the line that is signed, and the armoured signatures.

    Whether they are good, and whose, is not asked here; neither is the root of its acts computed.

    Raises:
        IntegrityError: it is no seal as it is written.
    """
    first, newline, rest = data.partition(b"\n")
    payload, signatures = split_file(data if not rest.startswith(b"{") else rest)
    if rest.startswith(b"{"):
        return _parse_with_head(first + newline, payload), payload, signatures
    return _parse_old(payload), payload, signatures


def _parse_with_head(says: bytes, head: bytes) -> Seal:
    raw = decode_payload(head, lambda raw: HEAD, WITH_HEAD)
    check(raw["says"] == "sha256:" + sha256(says), "the head names the digest of what the seal says")
    check(fits(ACT_ID, raw["acts"]), "acts is the root of a tree, 64 hexadecimal digits")
    said = decode_payload(says, lambda raw: SAID, WITH_HEAD)
    check(fits(ACT_ID, said["secret"]), "secret has 64 hexadecimal digits")
    return replace(_parsed(raw | said), digest="sha256:" + sha256(head), secret=said["secret"])


def _parse_old(payload: bytes) -> Seal:
    raw = decode_payload(payload, lambda raw: OLD, VERSION)
    return replace(_parsed(raw), digest="sha256:" + sha256(payload))


def _parsed(raw: Mapping[str, Any]) -> Seal:
    check(is_number(raw["number"]), "number counts from 1")
    check(raw["previous"] is None or fits(DIGEST, raw["previous"]), "previous is null or a digest")
    check(fits(NAME, raw["machine"]), "machine is a key in people")
    check(fits(DIGEST, raw["policy"]), "policy is a digest")
    check(is_list(raw["acts"], _is_seen), "acts hold id and documents")
    return Seal(
        number=raw["number"],
        digest="",
        previous=raw["previous"] or "",
        at=instant(raw["at"]),
        machine=raw["machine"],
        policy=raw["policy"],
        acts=tuple((a["id"], tuple(a["documents"])) for a in raw["acts"]),
        release=None if raw["release"] is None else _release(raw["release"]),
    )


def _release(raw: Any) -> Released:
    check(is_record(raw, RELEASE), "release is null or holds " + ", ".join(sorted(RELEASE)))
    check(is_number(raw["number"]), "releases count from 1")
    check(fits(DIGEST, raw["digest"]), "the release has a digest")
    check(is_list(raw["public"], _is_public), "public holds id and digest")
    check(is_list(raw["ended"], lambda id: fits(ID, id)), "ended holds ids")
    return Released(
        number=raw["number"],
        digest=raw["digest"],
        at=instant(raw["at"]),
        public=tuple((p["id"], p["digest"]) for p in raw["public"]),
        ended=tuple(raw["ended"]),
    )


def _is_seen(value: Any) -> bool:
    return is_record(value, SEEN) and fits(ACT_ID, value["id"]) and is_list(value["documents"], lambda d: fits(ID, d))


def _is_public(value: Any) -> bool:
    return is_record(value, PUBLIC) and fits(ID, value["id"]) and fits(DIGEST, value["digest"])
