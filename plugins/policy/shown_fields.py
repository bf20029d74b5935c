"""What stands in the table of a page: no value twice, and no two rows under one label."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.field import Field
from plugins.policy.nodes import Entry

PLACES = {
    "title": "is the heading",
    "summary": "stands below the heading",
    "department": "has a row of its own below the others",
}
"""Fields that every page shows by itself, and where."""


def check_places(fields: Mapping[str, Field], entry: Entry) -> None:
    """Note a fault for each field under ``entry`` that would stand in the table although the page shows it by itself.

    ``fields`` are all that are known, by name; those that ``entry`` does not name are not looked at.
    """
    named = entry.map()
    for name, place in PLACES.items():
        if name in named and name in fields and fields[name].show:
            named[name].fault(f"would stand on each page twice, as it {place}; expected unshown: {place}")


def check_labels(fields: Mapping[str, Field], entry: Entry) -> None:
    """Note a fault for each row of a column's pages that has the label of a row before it, in any language.

    Whoever compares a page with its text knows a row by its label.
    """
    named = entry.map()
    rows = [name for name, field in fields.items() if field.show or name == "department"]
    for at, name in enumerate(rows):
        for language, label in fields[name].label.items():
            other = next((other for other in rows[:at] if fields[other].label.get(language) == label), "")
            if label and other:
                of = name if name in named or other not in named else other
                against = other if of == name else name
                named.get(of, entry).fault(
                    f"got the label {label!r} ({language}), which {against} has as well; "
                    "expected one that no other row of the page has"
                )
                break
