"""An issue of the gazette holds the texts of its month."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.gazette import (
    COLLECTED_TEXTS,
    COLLECTED_UNTIL,
    COLLECTS,
    is_text,
    last_day,
    month_of,
    said_digests,
    texts_of_month,
)
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("GAZ001", clause="I.6", scope="reference", every=False)
def issue_complete(document: Document, library: Library) -> Iterator[Finding]:
    """Require that an issue names each normative text that was first public in its month, and no other.

    Each stands with the first digits of the digest of a text of it that was
    public. The month ends with ``collected_until``. Which columns are collected
    is said by the field ``collects``; texts of an old site are in none.

    Source: regulation I.6 (texts of normative documents without secrets are published in the Gazette).
    """
    day = document.day(COLLECTED_UNTIL)
    if day is None:
        return
    month = month_of(day)
    if day != last_day(month):
        expected = f"the last day of the month, {last_day(month).isoformat()}"
        yield document.finding(issue_complete, field=COLLECTED_UNTIL, got=day, expected=expected)
    rows = library.catalogue.rows
    columns = library.policy.columns[document.column].fields[COLLECTS].columns
    wanted = {row.id: row for row in texts_of_month(rows.values(), columns, month)}
    named, said = document.strings(COLLECTS), said_digests(document.strings(COLLECTED_TEXTS))
    again = f"compose it again: python3 inv gazette {month} --as WHO"
    for id in [*wanted.keys() - set(named)]:
        got = f"no {id} ({wanted[id].title}, public since {wanted[id].since[:10]})"
        yield document.finding(issue_complete, field=COLLECTS, got=(got,), expected=f"every text of the month; {again}")
    for id in named:
        if id not in wanted:
            got = f"{id}, which was not first public in {month}"
            yield document.finding(issue_complete, field=COLLECTS, got=(got,), expected=f"texts of the month; {again}")
    for id in dict.fromkeys([*named, *said]):
        texts = [rows[id].digest, *(digest for digest, _ in rows[id].earlier)] if id in rows else []
        if id not in named or not any(is_text(said.get(id, ""), text) for text in texts):
            got = f"{id} {said[id]}" if id in said else f"nothing for {id}"
            expected = f"the texts in {COLLECTS}, each with the first digits of a digest that was public; {again}"
            yield document.finding(issue_complete, field=COLLECTED_TEXTS, got=(got,), expected=expected)
