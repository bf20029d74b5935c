"""``policy/fields.yaml`` and the fields of columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import yaml

from plugins.model.field import Field
from plugins.model.field_types import TYPES
from plugins.policy.nodes import Entry, Record, meant
from plugins.policy.shown_fields import check_labels, check_places

LANGUAGES = ("en", "zh-Hans")
NAME = re.compile(r"[a-z][a-z0-9_]*")
TYPE_KEYS = ("choices", "columns")
"""Keys of a field that only some types need or take."""

_OPTIONAL = ("required", *TYPE_KEYS, "show", "unshown", "hint", "reverse", "lead")
_NEEDED = {"id": "id", "title": "line", "language": "choice", "department": "department", "contact": "person"}


@dataclass(frozen=True, slots=True)
class Shared:
    """Fields of every column, and those that columns may name."""

    every: Mapping[str, Field]
    named: Mapping[str, Field]


def read_shared(entry: Entry) -> Shared:
    """Read ``fields.yaml``."""
    record = entry.record(("every", "shared"))
    every = record.get("every", _read_all, dict[str, Field]())
    named = record.get("shared", _read_all, dict[str, Field]())
    for name, kind in _NEEDED.items():
        if name not in every:
            entry.fault(f"every: the field {name} is missing")
        elif every[name].type.name != kind:
            record.entries["every"].map()[name].fault(f"got the type {every[name].type.name}, expected {kind}")
    for name in set(every) & set(named):
        record.entries["shared"].map()[name].fault("stands under every as well; expected one of the two")
    for part, fields in (("every", every), ("shared", {n: field for n, field in named.items() if n not in every})):
        if part in record.entries:
            check_places(fields, record.entries[part])
    return Shared(every, named)


def read_fields(entry: Entry, shared: Shared) -> dict[str, Field]:
    """Read the fields of a column: those of every column, those it names, those it defines.

    Their order is that of ``fields.yaml``, then the column's own.
    """
    known = {**shared.every, **shared.named}
    named = entry.map()
    fields = {
        name: _overridden(field, named[name]) if name in named else field
        for name, field in known.items()
        if name in named or name in shared.every
    }
    for name, own in named.items():
        if name in known:
            continue
        if isinstance(own.node, yaml.MappingNode) and "type" in own.map():
            if (field := _read_new(name, own)) is not None:
                fields[name] = field
        else:
            own.fault(f"no field of fields.yaml, and without a type none of its own; {meant(name, known)}")
    check_places({name: field for name, field in fields.items() if name in known and not known[name].show}, entry)
    check_labels(fields, entry)
    return fields


def _read_all(entry: Entry) -> dict[str, Field]:
    read = {name: _read_new(name, own) for name, own in entry.map().items()}
    return {name: field for name, field in read.items() if field is not None}


def _read_new(name: str, entry: Entry) -> Field | None:
    if not NAME.fullmatch(name):
        entry.fault("got a name with other characters, expected a-z, 0-9 and _, such as issued_by")
        return None
    record = entry.record(("type", "label"), _OPTIONAL)
    kind = record.get("type", lambda e: e.one_of(TYPES, "type of a field"), "")
    if not kind:
        return None
    return _checked(_with(Field(name, TYPES[kind], record.get("label", by_language, {})), record), entry)


def _overridden(known: Field, entry: Entry) -> Field:
    if entry.shown() != "nothing":
        record = entry.record((), ("label", *_OPTIONAL))
        known = _with(replace(known, label=record.get("label", by_language, known.label)), record)
    return _checked(known, entry)


def _with(field: Field, record: Record) -> Field:
    choices = record.get("choices", _choices, {choice: field.titles.get(choice, {}) for choice in field.choices})
    return replace(
        field,
        required=record.get("required", Entry.flag, field.required),
        choices=tuple(choices),
        titles={choice: title for choice, title in choices.items() if title},
        columns=record.get("columns", texts, field.columns),
        unshown=_unshown(record, field),
        hint=record.get("hint", by_language, field.hint),
        reverse=record.get("reverse", by_language, field.reverse),
        lead=record.get("lead", Entry.flag, field.lead),
    )


def _checked(field: Field, entry: Entry) -> Field:
    for key in TYPE_KEYS:
        is_given = bool(getattr(field, key))
        if key in field.type.required_keys and not is_given:
            entry.fault(f"the type {field.type.name} needs {key}")
        elif is_given and key not in (*field.type.required_keys, *field.type.optional_keys):
            others = [name for name, kind in TYPES.items() if key in (*kind.required_keys, *kind.optional_keys)]
            entry.fault(f"{key} belong to the type {' or '.join(others)}")
    if field.reverse and not field.type.refers:
        others = [name for name, kind in TYPES.items() if kind.refers]
        entry.fault(f"reverse belongs to the type {' or '.join(others)}")
    return field


def _unshown(record: Record, field: Field) -> str:
    """Return why a field does not stand in the table of the page; what is approved is shown unless policy says why."""
    show = record.get("show", Entry.flag, None)
    said = record.get("unshown", lambda e: e.text(bool, "words that say where else it stands, or why not"), "")
    if show and said:
        record.entries["show"].fault("got true beside unshown, expected one of the two")
    elif show is False and not said:
        record.entries["show"].fault(
            "got false, expected unshown: and where else the value stands, or why not; what is approved is shown"
        )
    return "" if show else said or field.unshown


def _choices(entry: Entry) -> dict[str, Mapping[str, str]]:
    """Read the words of a choice: a list, or a map with the title of each by language."""
    if isinstance(entry.node, yaml.MappingNode):
        return {choice: by_language(title) for choice, title in entry.map().items()}
    return {choice: {} for choice in texts(entry)}


def texts(entry: Entry) -> tuple[str, ...]:
    """Read a list of texts, each once and none empty."""
    found: list[str] = []
    for one in entry.entries():
        text = one.text(bool)
        if text in found:
            one.fault(f"{text!r} stands twice")
        elif text:
            found.append(text)
    return tuple(found)


def by_language(entry: Entry) -> dict[str, str]:
    """Read a text in every interface language."""
    record = entry.record(LANGUAGES)
    return {language: record.get(language, lambda e: e.text(bool), "") for language in LANGUAGES}
