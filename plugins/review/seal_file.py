"""Seals as they lie in the ledger: payload line and name."""

from __future__ import annotations

from typing import Any

from plugins.model.act import Released, Seal
from plugins.model.digest import sha256
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
    is_record,
    written,
)

KEYS = frozenset({"acts", "at", "machine", "number", "policy", "previous", "release", "version"})
SEEN = frozenset({"documents", "id"})
RELEASE = frozenset({"at", "digest", "ended", "number", "public"})
PUBLIC = frozenset({"digest", "id"})


def seal_payload(seal: Seal) -> bytes:
    """Write the payload line of a seal; its ``digest`` follows from it."""
    release = seal.release
    return encode_payload(
        {
            "acts": [{"documents": list(ids), "id": act} for act, ids in seal.acts],
            "at": written(seal.at),
            "machine": seal.machine,
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
            "version": VERSION,
        }
    )


def seal_path(number: int) -> str:
    """Return where a seal lies: ``ledger/seals/000123.seal``."""
    return f"ledger/seals/{number:06d}.seal"


def parse_seal(payload: bytes) -> Seal:
    """Read a seal's payload line.

    Raises:
        IntegrityError: it is not the payload of a seal as it is written.
    """
    raw = decode_payload(payload, lambda raw: KEYS)
    check(_is_number(raw["number"]), "number counts from 1")
    check(raw["previous"] is None or fits(DIGEST, raw["previous"]), "previous is null or a digest")
    check(fits(NAME, raw["machine"]), "machine is a key in people")
    check(fits(DIGEST, raw["policy"]), "policy is a digest")
    check(is_list(raw["acts"], _is_seen), "acts hold id and documents")
    return Seal(
        number=raw["number"],
        digest="sha256:" + sha256(payload),
        previous=raw["previous"] or "",
        at=instant(raw["at"]),
        machine=raw["machine"],
        policy=raw["policy"],
        acts=tuple((a["id"], tuple(a["documents"])) for a in raw["acts"]),
        release=None if raw["release"] is None else _release(raw["release"]),
    )


def _release(raw: Any) -> Released:
    check(is_record(raw, RELEASE), "release is null or holds " + ", ".join(sorted(RELEASE)))
    check(_is_number(raw["number"]), "releases count from 1")
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


def _is_number(value: object) -> bool:
    return type(value) is int and value > 0


def _is_seen(value: Any) -> bool:
    return is_record(value, SEEN) and fits(ACT_ID, value["id"]) and is_list(value["documents"], lambda d: fits(ID, d))


def _is_public(value: Any) -> bool:
    return is_record(value, PUBLIC) and fits(ID, value["id"]) and fits(DIGEST, value["digest"])
