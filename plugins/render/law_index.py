"""Which public laws texts can mean by a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from plugins.model.law_name import short_name
from plugins.model.row import Row


class Law(NamedTuple):
    """A public document with legal force: when it was announced, where it stands, and whether it is in force."""

    day: str
    id: str
    url: str
    digest: str
    force: str = ""


class LawIndex:
    """The public laws by name.

    A law is found by its title, and by that without the year or revision in
    brackets at its end.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        """Index the rows of the public documents."""
        named = [(row.name, row) for row in rows if row.name]
        self._rows: Mapping[str, Row] = dict(named)
        several: dict[str, list[Row]] = defaultdict(list)
        if len(self._rows) < len(named):
            for name, row in named:
                several[name].append(row)
        for name, row in named:
            if name[-1] == ")" and (short := short_name(name)) != name:
                several[short] = [*(several[short] or self._alone(short)), row]
        self._several = {name: found for name, found in several.items() if len(found) > 1 or name not in self._rows}

    def laws(self, name: str) -> tuple[Law, ...]:
        """Return the laws of a name, as `plugins.model.law_name.full_name` gives it; the oldest first."""
        return self._of(name) or self._of(short_name(name))

    def _alone(self, name: str) -> list[Row]:
        return [self._rows[name]] if name in self._rows else []

    def _of(self, name: str) -> tuple[Law, ...]:
        rows = self._several.get(name) or self._alone(name)
        return tuple(sorted(Law(row.day, row.id, row.url, row.digest, row.validity) for row in rows))


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
