"""The entry of a register that a document names."""

from __future__ import annotations

from datetime import datetime

from plugins.model.document import Document
from plugins.model.register import RegisterEntry
from plugins.model.value import parse_instant
from plugins.rules.library import Library

HELD_AT = "held-at"


def named_entry(document: Document, field: str, register: str, library: Library) -> tuple[RegisterEntry | None, str]:
    """Return the entry that a field names and ``""``, or None and what was found instead of one of that register."""
    reference = document.string(field)
    entry = library.entries.get(reference)
    if not reference:
        return None, "nothing"
    if entry is None:
        return None, f"{reference}, which is in no register"
    if entry.register != register:
        return None, f"{reference}, which stands in the register {entry.register}"
    return entry, ""


def begins(entry: RegisterEntry) -> datetime | None:
    """Return when an event begins, None while no step says it.

    One that was put off after it had begun has begun all the same.
    """
    begin: datetime | None = None
    for step in entry.taken:
        said = dict(step.facts).get(HELD_AT, "")
        if said and (begin is None or step.at < begin):
            begin = parse_instant(said)
    return begin
