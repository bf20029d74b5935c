"""One record of an old site: a line of JSON becomes a working document, or is told why it cannot."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.intake.tables import mended
from plugins.model.address import SLUG, UNDATED, slug_of
from plugins.model.column import Column
from plugins.model.counted import counted
from plugins.model.digest import sha256
from plugins.model.field import WhiteSpace
from plugins.model.ids import ID

INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Zero-width and bidirectional controls, tags and no characters: taken out at import, refused at approval."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
LONGEST = 80
"""Characters of a slug."""

NEEDED = ("title", "language", "department", "body")


class RefusedRecord(Exception):
    """A record cannot be taken; the message says what was found and what would pass."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as a working document.

    Attributes:
        line: of the file, 1-based.
        id: given, or made.
        path: below ``content/``, POSIX.
        markdown: the whole file.
        identity: column, title and main date.
        text: digest of the body; an old site may hold several states of a law under one title and date.
        origin: address on the old site, ``""`` for none.
        notes: what was changed on the way in.
    """

    line: int
    id: str
    path: str
    markdown: str
    identity: tuple[str, str, str]
    text: str
    origin: str
    notes: tuple[str, ...]


def read_record(
    text: str, line: int, column: Column, new_id: Callable[[], str], is_free: Callable[[str], bool]
) -> Record:
    """Read one line.

    Keys are the column's front matter keys and ``body``; ``id`` and ``slug``
    are made when absent, ``column`` and ``status`` are not given. A value of
    null counts as absent. ``is_free`` tells of an address whether no document
    has it; a slug made from a title that is in use gets the id behind it.

    Raises:
        RefusedRecord: the message begins with the key concerned.
    """
    raw = read_object(text)
    for key in NEEDED:
        if key not in raw:
            raise RefusedRecord(f"{key}: got nothing, expected a value; a record needs {', '.join(NEEDED)}")
    body = raw.pop("body")
    if not isinstance(body, str):
        raise RefusedRecord(f"body: got {_shown(body)}, expected the text in Markdown")
    notes: list[str] = []
    values: dict[str, str | tuple[str, ...]] = {}
    for name, value in raw.items():
        values[name] = _value(name, value, column, notes)
    id = str(values.setdefault("id", new_id()))
    if not ID.fullmatch(id):
        raise RefusedRecord(f"id: got {id!r}, expected 8 characters such as k7m29xqf, or none")
    title = str(values["title"])
    day = str(values.get(column.main_date, ""))
    year = f"{date.fromisoformat(day).year:04d}" if day else UNDATED
    slug = str(values.get("slug", slug_of(title, id)))
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        raise RefusedRecord(
            f"slug: got {_shown(slug)}, expected at most {LONGEST} of a-z, 0-9 and single hyphens, or none"
        )
    if not is_free(f"/{column.key}/{year}/{slug}.html"):
        if "slug" in values:
            raise RefusedRecord(f"slug: got {slug!r}, which another document of {year} has, expected another or none")
        slug = f"{slug}-{id}"
    values["slug"] = slug
    clean, changes = mended(_clean("body", body, notes))
    notes.extend(f"body: {change}" for change in changes)
    return Record(
        line=line,
        id=id,
        path=f"content/{column.key}/{year}/{slug}.md",
        markdown=_markdown(values, clean, column),
        identity=(column.key, title, day),
        text=sha256(clean.encode()),
        origin=str(values.get("origin", "")),
        notes=tuple(notes),
    )


def read_object(text: str) -> dict[str, Any]:
    """Read one line of JSON, an object with each key once; a value of null counts as absent.

    Raises:
        RefusedRecord: it is none.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in pairs:
            if key in seen:
                raise RefusedRecord(f"{_plain(key)}: got it twice, expected each key once")
            seen[key] = value
        return seen

    try:
        raw = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as fault:
        raise RefusedRecord(f"got a line that is not JSON ({fault}), expected one object a line") from fault
    if not isinstance(raw, dict):
        raise RefusedRecord(f"got {_shown(raw)}, expected an object with front matter keys and body")
    return {key: value for key, value in raw.items() if value is not None}


def _value(name: str, value: Any, column: Column, notes: list[str]) -> str | tuple[str, ...]:
    field = column.fields.get(name)
    if field is None or name in ("column", "status"):
        allowed = ", ".join(k for k in column.fields if k != "column")
        raise RefusedRecord(
            f"{_plain(name)}: got a key that {column.key} does not have, expected one of {allowed}, body"
        )
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        cleaned: str | tuple[str, ...] = tuple(_clean(name, v, notes) for v in value)
    elif isinstance(value, str):
        cleaned = _clean(name, value, notes)
        cleaned = (cleaned,) if field.type.is_list else cleaned
    else:
        raise RefusedRecord(f"{name}: got {_shown(value)}, expected text or a list of texts")
    if field.type.white_space is WhiteSpace.WORDS and isinstance(cleaned, str):
        cleaned = re.sub(r"\s+", " ", cleaned).strip()
    try:
        field.parse(cleaned)
    except ValueError as expected:
        raise RefusedRecord(f"{name}: got {_shown(value)}, expected {expected}") from expected
    return cleaned


def _clean(name: str, text: str, notes: list[str]) -> str:
    """Normalise to NFC and LF, and take out what nobody can see; say so."""
    found = len(INVISIBLE.findall(text)) + len(CONTROL.findall(text.replace("\r", "")))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found:
        notes.append(f"{name}: {counted(found, 'invisible character')} taken out")
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
        text = CONTROL.sub("", INVISIBLE.sub("", text))
    try:
        text.encode()
    except UnicodeEncodeError:
        raise RefusedRecord(f"{name}: got half of a character (a lone surrogate), expected Unicode text") from None
    return unicodedata.normalize("NFC", text)


def _markdown(values: Mapping[str, str | tuple[str, ...]], body: str, column: Column) -> str:
    lines = ["---"]
    for name in column.fields:
        value = values.get(name)
        if name == "column" or not value:
            continue
        one = isinstance(value, str)
        quoted = [json.dumps(v, ensure_ascii=False) for v in ((value,) if one else value)]
        lines.append(f"{name}: {quoted[0] if one else '[' + ', '.join(quoted) + ']'}")
    lines += ["status: approved", "---", ""]
    return "\n".join(lines) + "\n" + body.strip("\n") + "\n"


def _plain(key: str) -> str:
    """Return a key that can be printed whatever it holds."""
    return key.encode("utf-8", "backslashreplace").decode()


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
