"""Documents for the tests of search: from the corpora, and made up."""

from __future__ import annotations

import functools
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plugins.model.document import Text as Body
from plugins.plan.index_segments import Change, max_delta, split
from plugins.search.document import SearchDocument
from plugins.search.files import ArtifactCache
from plugins.search.index import Collection, index
from plugins.search.inversion import Vectors
from plugins.search.passages import passages
from plugins.search.texts import Passages
from plugins.search.vector import passage_bits, vector
from tests.corpus import corpus

COLUMNS = ("laws-and-regulations", "policy-information", "public-qa")
DEPARTMENTS = ("legal-affairs", "disease-control", "medical-administration", "")
REGIONS = ("north", "south", "far-west")


@dataclass(frozen=True)
class Text:
    """A document together with its plain text."""

    document: SearchDocument
    plain: str


class Memory:
    """A cache that lasts as long as the process."""

    def __init__(self) -> None:
        """Make an empty one."""
        self._values: dict[str, tuple[str, Any]] = {}

    def load(self, name: str, key: str) -> Any:
        """Return what was stored under a name; None if it has another key, or nothing is there."""
        known, value = self._values.get(name, ("", None))
        return value if known == key else None

    def store(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep values by name, in place of those with other keys."""
        self._values.update((name, (key, value)) for name, value in values.items())


def text(id: str, title: str, plain: str, **fields: Any) -> Text:
    """Make a document, of which only the fields that matter to a test are given; it passes filters as columns' do."""
    given = {"column": "laws-and-regulations", "department": "legal-affairs", "year": "2026", "language": "en"}
    given |= {"day": "2026-11-23", "state": "in-force", "digest": f"sha256:{title}/{plain}"} | fields
    given.setdefault("url", f"/{given['column']}/{given['year']}/{id}.html")
    named = tuple((name, given[name]) for name in ("year", "department") if given[name])
    given["filters"] = (*named, *given.get("filters", ()))
    return Text(SearchDocument(id=id, title=title, **given), plain)


def texts_of(records: Sequence[Mapping[str, str]]) -> list[Text]:
    """Make documents of retrieval records, with columns, departments, regions and days in turn; some lack a day."""
    made = []
    for number, record in enumerate(records):
        year = "undated" if number % 10 == 9 else str(2015 + number % 11)
        made.append(
            text(
                record["id"],
                record["title"],
                record["text"],
                column=COLUMNS[number % 3],
                department=DEPARTMENTS[number % 4],
                year=year,
                filters=(("region", REGIONS[number % 5]),) if number % 5 < len(REGIONS) else (),
                day="" if year == "undated" else f"{year}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
                language="zh-Hans" if record["id"].startswith("zh") else "en",
            )
        )
    return made


def retrieval(language: str) -> list[Text]:
    """Return the retrieval set of a language, ``zh`` or ``en``, as documents."""
    return texts_of(corpus(f"retrieval-{language}-documents.jsonl.xz"))


def questions(language: str) -> list[str]:
    """Return the questions of a retrieval set."""
    return [record["query"] for record in corpus(f"retrieval-{language}-queries.jsonl.xz")]


def edited(one: Text, mark: str) -> Text:
    """Return a document with a word more in title and text."""
    title = f"{one.document.title} (edited)"
    return Text(one.document._replace(digest=f"sha256:{mark}", title=title), f"{one.plain} corrigendum {mark}")


def plain_of(texts: Sequence[Text]) -> Any:
    """Return what gives a document its plain text."""
    plain = {one.document.id: one.plain for one in texts}
    return lambda document: plain[document.id]


kept_vector = functools.cache(vector)


@functools.cache
def kept_passages(title: str, plain: str, number: str) -> tuple[bytes, ...]:
    """Return the passages of a text without articles and headings."""
    return passages(Body("", (), frozenset(), (), plain), passage_bits(title, plain, number))


def index_of(
    texts: Sequence[Text],
    removed: Sequence[Text] = (),
    delta: Sequence[Text] = (),
    cache: ArtifactCache | None = None,
    shown: Container[str] = (),
    **options: Any,
) -> dict[str, bytes]:
    """Build the index of a base, without what was removed from it, and of a delta; options are those of collections."""
    collection, vectors, of_texts = parts(texts, removed, delta, shown)
    artifacts = index(replace(collection, **options), vectors, of_texts, cache or Memory())
    return {path: artifact.make() for path, artifact in artifacts.items()}


def parts(
    texts: Sequence[Text], removed: Sequence[Text] = (), delta: Sequence[Text] = (), shown: Container[str] = ()
) -> tuple[Collection, Vectors, Passages]:
    """Return the documents of an index, and functions that return their vectors, from a cache, and passages.

    ``shown`` has the ids of removed documents whose text stays public as an earlier one.
    """
    plain = {one.document.digest: one.plain for one in (*texts, *removed, *delta)}
    base = [one.document for one in (*texts, *removed)]
    ids = frozenset(one.document.id for one in removed)
    erased = frozenset(id for id in ids if id not in shown)
    collection = Collection(base, ids, erased, [one.document for one in delta], max_delta(len(base)))
    return (
        collection,
        lambda some: [kept_vector(d.title, plain[d.digest], d.number) for d in some],
        lambda some: [kept_passages(d.title, plain[d.digest], d.number) for d in some],
    )


@dataclass
class Site:
    """What releases showed one after the other."""

    steps: list[list[Change]] = field(default_factory=list)
    public: dict[str, Text] = field(default_factory=dict)
    known: dict[tuple[str, str], Text] = field(default_factory=dict)

    def release(self, texts: Sequence[Text]) -> None:
        """Show documents, and none besides."""
        before, self.public = self.public, {one.document.id: one for one in texts}
        self.known.update(((one.document.id, one.document.digest), one) for one in texts)
        gone = [(id, "") for id in before if id not in self.public]
        new = [(id, one.document.digest) for id, one in self.public.items() if before.get(id) != one]
        self.steps += [step for step in (gone, new) if step]

    def parts(self) -> tuple[list[Text], list[Text], list[Text], set[str]]:
        """Return what stayed in the base, what was removed from it, the delta, and whose earlier text is public."""
        segments = split(self.steps)
        base = {id: self.known[id, digest] for id, digest in segments.base.items()}
        stayed = [one for id, one in base.items() if id not in segments.removed]
        delta = [self.public[id] for id in segments.delta]
        return stayed, [base[id] for id in segments.removed], delta, segments.removed & self.public.keys()

    def index(self, cache: ArtifactCache | None = None, **options: Any) -> dict[str, bytes]:
        """Build the index of what is shown now."""
        stayed, removed, delta, shown = self.parts()
        return index_of(stayed, removed, delta, cache, shown, **options)


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write an output folder and return it; an empty page and an icon lie at its root."""
    icon = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    for path, data in {"index.html": b"<!doctype html><title>Test</title>", "favicon.svg": icon, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder
