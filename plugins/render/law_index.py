"""Which public laws texts can mean by a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from plugins.model.column import Column
from plugins.model.law_name import full_name, short_name
from plugins.model.row import Row

LEGAL_FORCE = "Legislation"
"""schema.org type of the columns whose documents have legal force."""


class Law(NamedTuple):
    """A public document with legal force: when it was announced, and where it stands."""

    day: str
    id: str
    url: str
    digest: str


def law_index(rows: Iterable[Row], columns: Mapping[str, Column]) -> Mapping[str, tuple[Law, ...]]:
    """Return the public laws by name, those of one name the oldest first.

    A law is found by its title and by that without the year or revision in
    brackets behind it, as far as no other has the latter for its title.
    """
    legal = {key for key, column in columns.items() if column.schema_type == LEGAL_FORCE}
    found: dict[str, list[Law]] = defaultdict(list)
    short: dict[str, list[Law]] = defaultdict(list)
    for row in rows:
        if row.column in legal:
            name = full_name(row.title)
            law = Law(row.day, row.id, row.url, row.digest)
            found[name].append(law)
            if (shorter := short_name(name)) != name:
                short[shorter].append(law)
    for name, laws in short.items():
        found[name] += laws
    return {name: tuple(sorted(laws)) for name, laws in found.items()}


def meant(laws: tuple[Law, ...], day: date | None) -> Law | None:
    """Return the law that a text means by a name: the only one, or the newest that was announced by the text's day.

    None where two were announced on one day, and where several have the name
    and the text says no day, or came before all of them.
    """
    if len(laws) == 1:
        return laws[0]
    known = [law for law in laws if day is not None and law.day <= day.isoformat()]
    if not known or (len(known) > 1 and known[-1].day == known[-2].day):
        return None
    return known[-1]
