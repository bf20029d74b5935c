"""Documents for the tests of search: from the corpora, and made up."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.search.document import SearchDocument
from plugins.search.index import Cache, build
from plugins.search.vector import vector
from tests.corpus import corpus

COLUMNS = ("laws-and-regulations", "policy-information", "public-qa")
DEPARTMENTS = ("legal-affairs", "disease-control", "medical-administration", "")


@dataclass(frozen=True)
class Text:
    """A document together with its plain text."""

    document: SearchDocument
    plain: str


def text(id: str, title: str, plain: str, **fields: Any) -> Text:
    """Make a document of which only what a test is about needs to be said."""
    given = {"column": "laws-and-regulations", "department": "legal-affairs", "year": "2026", "language": "en"}
    given |= {"day": "2026-11-23", "order": 0, "state": "in-force", "digest": f"sha256:{title}/{plain}"} | fields
    given.setdefault("url", f"/{given['column']}/{given['year']}/{id}.html")
    return Text(SearchDocument(id=id, title=title, **given), plain)


def texts_of(records: Sequence[Mapping[str, str]]) -> list[Text]:
    """Make documents of retrieval records, with columns, departments and days in turn; every tenth without a day."""
    made = []
    for order, record in enumerate(records):
        year = "undated" if order % 10 == 9 else str(2015 + order % 11)
        made.append(
            text(
                record["id"],
                record["title"],
                record["text"],
                column=COLUMNS[order % 3],
                department=DEPARTMENTS[order % 4],
                year=year,
                day="" if year == "undated" else f"{year}-{order % 12 + 1:02d}-{order % 28 + 1:02d}",
                language="zh-Hans" if record["id"].startswith("zh") else "en",
                order=order,
            )
        )
    return made


def retrieval(language: str) -> list[Text]:
    """Return the retrieval set of a language, ``zh`` or ``en``, as documents."""
    return texts_of(corpus(f"retrieval-{language}-documents.jsonl.xz"))


def questions(language: str) -> list[str]:
    """Return the questions of a retrieval set."""
    return [record["query"] for record in corpus(f"retrieval-{language}-queries.jsonl.xz")]


def moved(one: Text, order: int, **fields: Any) -> Text:
    """Return a document approved at another time, with other fields."""
    return Text(replace(one.document, order=order, **fields), one.plain)


def plain_of(texts: Sequence[Text]) -> Any:
    """Return what gives a document its plain text."""
    plain = {one.document.id: one.plain for one in texts}
    return lambda document: plain[document.id]


kept_vector = functools.cache(vector)


def index_of(texts: Sequence[Text], cache: Cache | None = None) -> Mapping[str, bytes]:
    """Build the index of documents; vectors are kept from one build to the next."""
    plain = plain_of(texts)
    return build([one.document for one in texts], lambda d: kept_vector(d.title, plain(d), d.number), cache)


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write an output folder and return it; an empty page and an icon lie at its root."""
    icon = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    for path, data in {"index.html": b"<!doctype html><title>Test</title>", "favicon.svg": icon, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder
