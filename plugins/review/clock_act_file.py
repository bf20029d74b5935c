"""What people say about the clock, as it lies in the ledger: payload line and name."""

from __future__ import annotations

import re
from typing import Any

from plugins.model.clock_act import ClockAct, WrongSeals
from plugins.model.digest import sha256
from plugins.review.ledger_file import (
    ACT_ID,
    DIGEST,
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
    written,
)

CLOCK_FILE = re.compile(r"ledger/clock/([0-9]{6})\.act")
KEYS = frozenset({"act", "at", "by", "number", "previous", "version", "wrong"})
WRONG = frozenset({"digest", "first", "last"})
KIND = "clock"
SIGNERS = 2


def clock_act_path(number: int) -> str:
    """Return where the act lies: ``ledger/clock/000003.act``."""
    return f"ledger/clock/{number:06d}.act"


def clock_act_payload(act: ClockAct) -> bytes:
    """Write the payload line; the ``id`` of the act follows from it."""
    wrong = act.wrong
    return encode_payload(
        {
            "act": KIND,
            "at": written(act.at),
            "by": list(act.by),
            "number": act.number,
            "previous": act.previous or None,
            "version": VERSION,
            "wrong": wrong and {"digest": wrong.digest, "first": wrong.first, "last": wrong.last},
        }
    )


def parse_clock_act(payload: bytes) -> ClockAct:
    """Read the payload line.

    Raises:
        IntegrityError: it is not one as it is written.
    """
    raw = decode_payload(payload, lambda raw: KEYS)
    check(raw["act"] == KIND, f"act is {KIND}")
    check(is_number(raw["number"]), "number counts from 1")
    check(raw["previous"] is None or fits(ACT_ID, raw["previous"]), "previous is null or the id of the act before")
    by = raw["by"]
    check(is_list(by, lambda name: fits(NAME, name)) and len(by) == len(set(by)) == SIGNERS, "by is two people")
    wrong = raw["wrong"]
    check(wrong is None or _is_wrong(wrong), "wrong is null or holds digest, first and last of seals")
    return ClockAct(
        id=sha256(payload),
        number=raw["number"],
        previous=raw["previous"] or "",
        at=instant(raw["at"]),
        by=tuple(by),
        wrong=wrong and WrongSeals(wrong["first"], wrong["last"], wrong["digest"]),
    )


def _is_wrong(value: Any) -> bool:
    return (
        is_record(value, WRONG)
        and fits(DIGEST, value["digest"])
        and is_number(value["first"])
        and is_number(value["last"])
        and value["first"] <= value["last"]
    )
