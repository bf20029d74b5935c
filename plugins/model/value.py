"""The closed types of front matter values: what was typed becomes a value, or is told what would pass."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from plugins.model.clock import MINISTRY_ZONE, day_starts
from plugins.model.column import Field
from plugins.model.document import Publish, Value
from plugins.model.ids import ID

KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
LISTS = frozenset({"lines", "ids"})
PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[!-~]*)?")
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?")


def parse_value(field: Field, raw: str | tuple[str, ...]) -> Value:
    """Turn what was typed into the value of the field's type.

    ``raw`` is a string for single values, a tuple of strings for lists; a
    single string passes where a list is asked for, as a list of one.

    Raises:
        ValueError: it does not fit; the message says what would pass, with an example.
    """
    if field.type in LISTS:
        entries = (raw,) if isinstance(raw, str) else raw
        for entry in entries:
            _single(Field(field.name, "id" if field.type == "ids" else "line", field.label), entry)
        return tuple(entries)
    if not isinstance(raw, str):
        raise ValueError(f"one value, not a list, such as {field.name}: {raw[0] if raw else '…'}")
    return _single(field, raw)


def _single(field: Field, raw: str) -> Value:
    match field.type:
        case "line":
            if "\n" in raw or not raw.strip():
                raise ValueError("some text on one line")
        case "date":
            return parse_day(raw)
        case "publish":
            return parse_publish(raw)
        case "id":
            if not ID.fullmatch(raw):
                raise ValueError("an id of 8 characters of 0-9 and a-z without i, l, o, u, such as k7m29xqf")
        case "department" | "person":
            if not KEY.fullmatch(raw):
                raise ValueError("a key in lower case, such as disease-control or li.wei")
        case "choice":
            if raw not in field.choices:
                raise ValueError("one of " + ", ".join(field.choices))
        case "url":
            if not is_web_address(raw):
                raise ValueError(
                    "an address that begins with https:// or http://, such as https://www.example.org/a.html"
                )
        case "text":
            pass
        case unknown:
            raise ValueError(f"a field of a known type; policy gives {field.name} the type {unknown}")
    return raw


def is_web_address(raw: str) -> bool:
    """Tell whether ``raw`` is an absolute address of the web without white space (RFC 3986)."""
    if PLAIN_ADDRESS.fullmatch(raw):
        return True  # there is nothing to take apart
    try:
        parts = urlsplit(raw)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", raw)


def parse_day(raw: str) -> date:
    """Read a calendar day written ``YYYY-MM-DD`` (RFC 3339 full-date); nothing else passes.

    Raises:
        ValueError: it is not one; the message says what would pass.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise ValueError("a day of the calendar as YYYY-MM-DD, such as 2026-11-23")


def parse_instant(raw: str) -> datetime:
    """Read an instant: RFC 3339, seconds optional, Asia/Shanghai where no zone stands.

    Raises:
        ValueError: it is not one; the message says what would pass.
    """
    if INSTANT.fullmatch(raw):
        try:
            instant = datetime.fromisoformat(raw)
        except ValueError:
            pass
        else:
            return instant if instant.tzinfo else instant.replace(tzinfo=MINISTRY_ZONE)
    raise ValueError("a day and time such as 2026-11-23T10:00")


def parse_publish(raw: str) -> Publish:
    """Read a value of ``publish``.

    ``on-approval``, ``on-go``, ``with <id>``, a day (its 00:00 in
    Asia/Shanghai), or a day and time (Asia/Shanghai where no zone stands).

    Raises:
        ValueError: it is none of these; the message says what would pass.
    """
    if raw in ("on-approval", "on-go"):
        return Publish(raw)
    if raw.startswith("with ") and ID.fullmatch(raw[5:]):
        return Publish("with", id=raw[5:])
    try:
        return Publish("time", at=parse_instant(raw) if "T" in raw else day_starts(parse_day(raw)))
    except ValueError:
        raise ValueError(
            "a time such as 2026-11-23T10:00, a day, on-approval, on-go, or with and an id, such as with k7m29xqf"
        ) from None
