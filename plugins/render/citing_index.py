"""Which public texts cite which articles of a law: the citations of all texts, looked at from the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from plugins.model.cites import BY_ID, Cites
from plugins.model.row import Row
from plugins.render.law_index import Law, LawIndex, meant

Citing = tuple[tuple[str, tuple[str, ...]], ...]
"""Anchors as they are cited, sorted, each with the ids of the texts that cite it, the newest first."""


def citing_texts(cites: Mapping[str, Cites], rows: Mapping[str, Row], laws: LawIndex) -> Mapping[str, Citing]:
    """Return which texts cite each public law, by id of the law; a law that nothing cites is not there.

    A law is the one that is meant as in `plugins.render.citations`: of the
    longest name that a public law has, the newest that the citing text can know.

    Args:
        cites: what each public text cites, by its id.
        rows: of all that is public.
        laws: the public laws by name.
    """
    known: dict[str, tuple[tuple[Law, ...], bool]] = {}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for _, id in sorted([(rows[id].day, id) for id in cites if id in rows], reverse=True):
        day, *articles = cites[id].split("\n")
        for article in articles:
            anchor, _, names = article.partition("\t")
            if (named := known.get(names)) is None:
                named = known[names] = _named(names, rows, laws)
            some, by_id = named
            law = some[0] if len(some) == 1 else meant(some, date.fromisoformat(day) if day else None)
            if law and law.id != id and (by_id or not day or law.day <= day):
                citing = found[law.id][anchor]
                if not citing or citing[-1] != id:
                    citing.append(id)
    return {law: tuple((at, tuple(ids)) for at, ids in sorted(places.items())) for law, places in found.items()}


def _named(names: str, rows: Mapping[str, Row], laws: LawIndex) -> tuple[tuple[Law, ...], bool]:
    """Return the laws that may be meant by what stands in an article, and whether a link says which."""
    if not names.startswith(BY_ID):
        return next(filter(None, map(laws.laws, names.split("\t"))), ()), False
    row = rows.get(names.removeprefix(BY_ID))
    return (Law(row.day, row.id, row.url, row.digest, row.validity),) if row and row.name else (), True
