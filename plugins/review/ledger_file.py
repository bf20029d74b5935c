"""The form that all ledger files share: one payload line, then whole armoured signatures, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import IntegrityError

VERSION = 1
END = "-----END SSH SIGNATURE-----\n"
_MERGED = re.compile(rb"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
ID = re.compile(r"[0-9abcdefghjkmnpqrstvwxyz]{8}")
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
ACT_ID = re.compile(r"[0-9a-f]{64}")
NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def encode_payload(payload: Mapping[str, Any]) -> bytes:
    """Write a payload: JSON with sorted keys, no spaces, UTF-8, its newline included."""
    return (json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def decode_payload(
    payload: bytes, keys_of: Callable[[Mapping[str, Any]], frozenset[str]], version: int = VERSION
) -> dict[str, Any]:
    """Read a payload line in the one form in which they are written; ``keys_of`` says which keys it has.

    Raises:
        IntegrityError: it does not.
    """
    try:
        raw = json.loads(payload)
        same = encode_payload(raw) == payload
    except (ValueError, RecursionError) as fault:
        raise IntegrityError("the first line is not JSON in UTF-8") from fault
    keys = keys_of(raw if isinstance(raw, dict) else {})
    check(isinstance(raw, dict) and raw.keys() == keys, "the keys are " + ", ".join(sorted(keys)))
    check(raw["version"] == version and type(raw["version"]) is int, f"version is {version}")
    check(same, "the line is written as this program writes it")
    return dict(raw)


def join_file(payload: bytes, signatures: Sequence[str]) -> bytes:
    """Put a ledger file together."""
    return payload + "".join(signatures).encode("ascii")


def split_file(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Take a ledger file apart into payload line and armoured signatures.

    Raises:
        IntegrityError: it does not consist of these and nothing else.
    """
    if _MERGED.search(data):
        raise IntegrityError(
            "it holds the marks of a merge: two machines sealed, or two people signed under one number; "
            "docs/handbook/recovery.md says what to do"
        )
    line, newline, rest = data.partition(b"\n")
    try:
        armour = rest.decode("ascii")
    except UnicodeDecodeError as fault:
        raise IntegrityError("there are bytes outside ASCII behind the payload line") from fault
    blocks = armour.split(END)
    if not newline or blocks[-1] != "" or len(blocks) == 1:
        raise IntegrityError("it is not one payload line followed by whole signatures")
    return line + newline, tuple(block + END for block in blocks[:-1])


def check(holds: object, expected: str) -> None:
    """Raise unless something holds.

    Raises:
        IntegrityError: it does not; the message says what a payload must be.
    """
    if not holds:
        raise IntegrityError(f"its payload is not as it must be: {expected}")


def fits(pattern: re.Pattern[str], value: object) -> bool:
    """Tell whether a value is text of a form."""
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def is_list(value: object, of: Callable[[Any], bool]) -> bool:
    """Tell whether a value is a list of a kind of entries."""
    return isinstance(value, list) and all(of(entry) for entry in value)


def is_number(value: object) -> bool:
    """Tell whether a value is a number that counts from 1."""
    return type(value) is int and value > 0


def is_record(value: object, keys: frozenset[str]) -> bool:
    """Tell whether a value is an object with exactly these keys."""
    return isinstance(value, dict) and value.keys() == keys


def written(instant: datetime) -> str:
    """Write an instant as payloads hold it: to the second, in Asia/Shanghai."""
    return instant.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds")


def instant(value: object) -> datetime:
    """Read an instant.

    Raises:
        IntegrityError: it is not one as `written` writes it.
    """
    try:
        read = datetime.fromisoformat(str(value))
        same = read.tzinfo is not None and written(read) == value
    except (ValueError, OverflowError):
        same = False
    check(same, "an instant is written to the second and in Asia/Shanghai, such as 2026-11-23T09:12:04+08:00")
    return read.astimezone(MINISTRY_ZONE)
