"""The form of ledger files: one payload line, then one armoured signature for each name in ``by``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from plugins.model.act import ACTS, Act, Item, Released, Seal
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError

VERSION = 1
END = "-----END SSH SIGNATURE-----\n"
ID = re.compile(r"[0-9abcdefghjkmnpqrstvwxyz]{8}")
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
ACT_ID = re.compile(r"[0-9a-f]{64}")
NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
ACT_KEYS = frozenset({"act", "at", "by", "items", "note", "role", "rules", "step", "version"})
GO_KEYS = ACT_KEYS | {"cites"}
SEAL_KEYS = frozenset({"acts", "at", "machine", "number", "policy", "previous", "release", "version"})


def encode_payload(payload: Mapping[str, Any]) -> bytes:
    """Write a payload: JSON with sorted keys, no spaces, UTF-8, its newline included."""
    return (json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def join_file(payload: bytes, signatures: Sequence[str]) -> bytes:
    """Put a ledger file together."""
    return payload + "".join(signatures).encode("ascii")


def split_file(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Take a ledger file apart into payload line and armoured signatures.

    Raises:
        IntegrityError: it does not consist of these and nothing else.
    """
    line, newline, rest = data.partition(b"\n")
    try:
        armour = rest.decode("ascii")
    except UnicodeDecodeError as fault:
        raise IntegrityError("there are bytes outside ASCII behind the payload line") from fault
    blocks = armour.split(END)
    if not newline or blocks[-1] != "" or len(blocks) == 1:
        raise IntegrityError("it is not one payload line followed by whole signatures")
    return line + newline, tuple(block + END for block in blocks[:-1])


def act_payload(act: Act) -> bytes:
    """Write the payload line of an act; its ``id`` and ``path`` follow from it."""
    return encode_payload(
        {
            **({"cites": act.cites} if act.act == "go" else {}),
            "act": act.act,
            "at": act.at.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds"),
            "by": list(act.by),
            "items": [{"digest": i.digest, "heads": sorted(i.heads), "id": i.id} for i in act.items],
            "note": act.note or None,
            "role": act.role,
            "rules": act.rules or None,
            "step": act.step or None,
            "version": VERSION,
        }
    )


def act_path(at: datetime, act: str, id: str) -> str:
    """Return where an act lies: ``ledger/2026/11/20261123T011204Z-approve-9f31c2ab.act``, folder and name in UTC."""
    utc = at.astimezone(UTC)
    return f"ledger/{utc:%Y}/{utc:%m}/{utc:%Y%m%dT%H%M%SZ}-{act}-{id[:8]}.act"


def parse_act(payload: bytes, path: str) -> Act:
    """Read an act's payload line and hold it against the name of its file.

    Raises:
        IntegrityError: it is not the payload of an act as it is written, or lies under another name.
    """
    raw = _payload(payload, GO_KEYS if b'"act":"go"' in payload else ACT_KEYS)
    _check(raw["act"] in ACTS, f"act is one of {', '.join(ACTS)}")
    _check(_names(raw["by"]), "by is a list of different people")
    items = raw["items"]
    _check(isinstance(items, list) and items and all(_is_item(i) for i in items), "items hold id, digest, heads")
    _check(len({i["id"] for i in items}) == len(items), "no document occurs twice in one act")
    for key in ("note", "rules"):
        _check(raw[key] is None or _fits(DIGEST, raw[key]), f"{key} is null or a digest")
    _check(isinstance(raw["role"], str), "role is text")
    _check(raw["step"] is None or isinstance(raw["step"], str), "step is text or null")
    _check(isinstance(raw.get("cites", ""), str), "cites is an address")
    act = Act(
        id=sha256(payload),
        act=raw["act"],
        at=_instant(raw["at"]),
        by=tuple(raw["by"]),
        role=raw["role"],
        step=raw["step"] or "",
        items=tuple(Item(i["id"], i["digest"], tuple(i["heads"])) for i in items),
        rules=raw["rules"] or "",
        note=raw["note"] or "",
        cites=raw.get("cites", ""),
        path=path,
    )
    _check(act_payload(act) == payload, "the line is written as this program writes it")
    _check(act_path(act.at, act.act, act.id) == path, f"the file is {act_path(act.at, act.act, act.id)}")
    return act


def seal_payload(seal: Seal) -> bytes:
    """Write the payload line of a seal; its ``digest`` follows from it."""
    release = seal.release
    return encode_payload(
        {
            "acts": [{"documents": list(ids), "id": act} for act, ids in seal.acts],
            "at": seal.at.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds"),
            "machine": seal.machine,
            "number": seal.number,
            "policy": seal.policy,
            "previous": seal.previous or None,
            "release": release
            and {
                "at": release.at.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds"),
                "digest": release.digest,
                "ended": list(release.ended),
                "number": release.number,
                "public": [{"digest": digest, "id": id} for id, digest in release.public],
            },
            "version": VERSION,
        }
    )


def parse_seal(payload: bytes) -> Seal:
    """Read a seal's payload line.

    Raises:
        IntegrityError: it is not the payload of a seal as it is written.
    """
    raw = _payload(payload, SEAL_KEYS)
    try:
        release = raw["release"]
        seal = Seal(
            number=raw["number"],
            digest="sha256:" + sha256(payload),
            previous=raw["previous"] or "",
            at=_instant(raw["at"]),
            machine=raw["machine"],
            policy=raw["policy"],
            acts=tuple((a["id"], tuple(a["documents"])) for a in raw["acts"]),
            release=release
            and Released(
                number=release["number"],
                digest=release["digest"],
                at=_instant(release["at"]),
                public=tuple((p["id"], p["digest"]) for p in release["public"]),
                ended=tuple(release["ended"]),
            ),
        )
        same = seal_payload(seal) == payload
    except (KeyError, TypeError, AttributeError) as fault:
        raise IntegrityError("it is not the payload of a seal") from fault
    _check(same, "the line is written as this program writes it")
    return seal


def _payload(payload: bytes, keys: frozenset[str]) -> dict[str, Any]:
    try:
        raw = json.loads(payload)
    except (ValueError, RecursionError) as fault:
        raise IntegrityError("the first line is not JSON in UTF-8") from fault
    _check(isinstance(raw, dict) and raw.keys() == keys, "the keys are " + ", ".join(sorted(keys)))
    _check(raw["version"] == VERSION and type(raw["version"]) is int, f"version is {VERSION}")
    return dict(raw)


def _check(holds: object, expected: str) -> None:
    if not holds:
        raise IntegrityError(f"its payload is not as it must be: {expected}")


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _names(value: object) -> bool:
    if not isinstance(value, list) or not all(_fits(NAME, name) for name in value):
        return False
    return 0 < len(value) == len(set(value))


def _is_item(item: object) -> bool:
    return (
        isinstance(item, dict)
        and item.keys() == {"digest", "heads", "id"}
        and _fits(ID, item["id"])
        and (item["digest"] is None or _fits(DIGEST, item["digest"]))
        and isinstance(item["heads"], list)
        and all(_fits(ACT_ID, h) for h in item["heads"])
    )


def _instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(str(value))
    except ValueError as fault:
        raise IntegrityError("its payload is not as it must be: at is an instant with a zone") from fault
    _check(instant.tzinfo, "at is an instant with a zone")
    return instant.astimezone(MINISTRY_ZONE)
