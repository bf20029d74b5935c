"""Values of the keys that were typed; an unknown key is a fault that names the key that was probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from plugins.model.document import Value
from plugins.model.field import Field, WhiteSpace
from plugins.model.field_types import TYPES
from plugins.model.finding import Weight
from plugins.read.characters import EXPECTED, named
from plugins.read.faults import CONTROL, UNKNOWN_KEY, VALUE, Faults, shown

STATUS = Field(
    "status",
    TYPES["choice"],
    {"en": "Status", "zh-Hans": "状态"},
    choices=("draft", "submitted", "returned", "approved", "withdrawn"),
)
"""The review status as its author sees it: in working documents only, never in approved bytes."""

Raw = Mapping[str, str | tuple[str, ...]]


def typed(
    raw: Raw, lines: Mapping[str, int], known: Mapping[str, Field], faults: Faults, weight: Weight | None = None
) -> dict[str, Value]:
    """Return the values of known keys in the order of ``known``, NFC; what does not fit is absent and a fault.

    A key without a value is absent without a fault: the rule that requires it says so.
    """
    for key in raw:
        if key not in known:
            faults.add(
                UNKNOWN_KEY,
                lines.get(key, 1),
                field=key,
                got="an unknown key",
                expected=_meant(key, known.values()),
                weight=weight,
            )
    values: dict[str, Value] = {}
    for name, field in known.items():
        given = raw.get(name)
        if not given:
            continue
        try:
            values[name] = field.parse(_composed(given, field.type.white_space))
            if "\t" in (given if isinstance(given, str) else "".join(given)):
                faults.add(CONTROL, lines.get(name, 1), field=name, got=named("\t"), expected=EXPECTED, weight=weight)
        except ValueError as error:
            faults.add(VALUE, lines.get(name, 1), field=name, got=shown(given), expected=str(error), weight=weight)
    return values


def _composed(given: str | tuple[str, ...], white_space: WhiteSpace) -> str | tuple[str, ...]:
    if isinstance(given, str):
        text = unicodedata.normalize("NFC", given)
        return text if white_space is WhiteSpace.KEPT else text.strip()
    return tuple(unicodedata.normalize("NFC", entry).strip() for entry in given)


def _meant(key: str, known: Iterable[Field]) -> str:
    names: dict[str, str] = {}
    for field in known:
        names |= {field.name: field.name} | {label.lower(): field.name for label in field.label.values()}
    close = get_close_matches(key.lower(), list(names), n=1, cutoff=0.6)
    if close:
        return f"a key of this column; did you mean {names[close[0]]}?"
    return "one of " + ", ".join(dict.fromkeys(names.values()))
