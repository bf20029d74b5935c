"""Acts as they lie in the ledger: payload line and name."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.model.act import Act, Item
from plugins.model.digest import sha256
from plugins.review.act_kind import PayloadKey
from plugins.review.known_acts import ACTS
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

KEYS = frozenset({"act", "at", "by", "items", "note", "role", "rules", "step", "version"})
"""Of every act; a kind of act may have others besides."""

NAMED = "%Y%m%dT%H%M%SZ"
"""How the time that an act claims stands in the name of its file."""

ITEM = frozenset({"digest", "heads", "id"})


def act_payload(act: Act) -> bytes:
    """Write the payload line of an act; its ``id`` and ``path`` follow from it."""
    return encode_payload(
        {
            **{key.name: value for key in ACTS[act.act].keys if (value := act.value(key.name)) or not key.optional},
            "act": act.act,
            "at": written(act.at),
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
    return f"ledger/{utc:%Y}/{utc:%m}/{utc.strftime(NAMED)}-{act}-{id[:8]}.act"


def newest_act_times(root: Path) -> tuple[datetime, ...]:
    """Return the times that the acts in the newest folder claim in their names, none where there are no acts."""
    newest = max((root / "ledger").glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]"), default=root / "ledger" / "none")
    found = []
    for path in newest.glob("*.act"):
        with suppress(ValueError):  # what has another name is told by whoever reads the ledger
            found.append(datetime.strptime(path.name.partition("-")[0], NAMED).replace(tzinfo=UTC))
    return tuple(found)


def parse_act(payload: bytes, path: str) -> Act:
    """Read an act's payload line and compare it with the name of its file.

    Raises:
        IntegrityError: it is not the payload of an act as it is written, or lies under another name.
    """
    raw = decode_payload(payload, lambda raw: KEYS.union(key.name for key in _own_keys(raw)))
    check(raw["act"] in list(ACTS), f"act is one of {', '.join(ACTS)}")
    own = _own_keys(raw)
    check(is_list(raw["by"], lambda name: fits(NAME, name)) and raw["by"], "by is a list of people")
    check(len(set(raw["by"])) == len(raw["by"]), "by is a list of different people")
    items = raw["items"]
    check(is_list(items, _is_item) and items, "items hold id, digest, heads")
    check(len({i["id"] for i in items}) == len(items), "no document occurs twice in one act")
    for name in ("note", "rules"):
        check(raw[name] is None or fits(DIGEST, raw[name]), f"{name} is null or a digest")
    check(isinstance(raw["role"], str), "role is text")
    check(raw["step"] is None or isinstance(raw["step"], str), "step is text or null")
    for key in own:
        check(isinstance(raw[key.name], str), key.expected)
    act = Act(
        id=sha256(payload),
        act=raw["act"],
        at=instant(raw["at"]),
        by=tuple(raw["by"]),
        role=raw["role"],
        step=raw["step"] or "",
        items=tuple(Item(i["id"], i["digest"], tuple(i["heads"])) for i in items),
        rules=raw["rules"] or "",
        note=raw["note"] or "",
        extra=tuple((key.name, raw[key.name]) for key in own),
        path=path,
    )
    check(act_payload(act) == payload, "the line is written as this program writes it")
    check(act_path(act.at, act.act, act.id) == path, f"the file is {act_path(act.at, act.act, act.id)}")
    return act


def _own_keys(raw: Mapping[str, Any]) -> tuple[PayloadKey, ...]:
    """Return the keys that only acts of this kind have, optional ones where they stand; none for what is no act."""
    act = raw.get("act")
    keys = ACTS[act].keys if isinstance(act, str) and act in ACTS else ()
    return tuple(key for key in keys if not key.optional or key.name in raw)


def _is_item(item: Any) -> bool:
    return (
        is_record(item, ITEM)
        and fits(ID, item["id"])
        and (item["digest"] is None or fits(DIGEST, item["digest"]))
        and is_list(item["heads"], lambda head: fits(ACT_ID, head))
        and len(set(item["heads"])) == len(item["heads"])
    )
