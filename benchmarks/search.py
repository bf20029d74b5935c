"""How well the search answers, beside others on the same texts in the same run: ``python3 inv bench --search``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.environment import FOLDER, REPOSITORY, Peers, UnavailableError, ensure_peers
from benchmarks.progress import Progress
from benchmarks.search_peers import Asker, asked, fts5, pagefind, textbook, whoosh_with_words
from benchmarks.search_sets import Asked, Judged, Text, collections, keywords, written
from benchmarks.search_wire import wire
from plugins.model.document import Text as Body
from plugins.policy.load import load_policy
from plugins.search.index import Collection, index
from plugins.search.passages import passages
from plugins.search.vector import passage_bits, vector

OURS = "this site"
FEWER = 100
"""Questions that Pagefind is asked: it takes long over each."""


class Quality(NamedTuple):
    """How well some questions were answered: shares, and the mean reciprocal rank within ten."""

    asked: int
    first: float
    third: float
    tenth: float
    reciprocal: float


def quality(questions: Sequence[Asked], answers: Sequence[Sequence[str]]) -> Quality:
    """Judge the ids that were found for each question."""
    ranks = [
        next((place for place, id in enumerate(ids[:10], 1) if id in one.relevant), 0)
        for one, ids in zip(questions, answers, strict=True)
    ]

    def within(most: int) -> float:
        return sum(0 < rank <= most for rank in ranks) / len(ranks)

    return Quality(len(ranks), within(1), within(3), within(10), sum(1 / rank for rank in ranks if rank) / len(ranks))


def precision(questions: Sequence[Asked], answers: Sequence[Sequence[str]]) -> float:
    """Return the mean share of the first ten that hold the word, of as many as there can be."""
    shares = []
    for one, ids in zip(questions, answers, strict=True):
        possible = min(10, len(one.relevant))
        shares.append(sum(id in one.relevant for id in ids[:possible]) / possible)
    return sum(shares) / len(shares)


def search_quality(*, quick: bool) -> str:
    """Measure everything and return the page with the results; also kept in ``.cache/bench/results``.

    ``quick`` leaves out the peers that have to be installed.
    """
    progress = Progress()
    lines = [
        "| collection | questions | who | asked | first | in three | in ten | MRR |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    peers = None
    try:
        peers = None if quick else ensure_peers()
    except UnavailableError as error:
        progress.say(str(error))
    kept = FOLDER / "results" / "search.md"
    kept.parent.mkdir(parents=True, exist_ok=True)
    for judged in collections():
        with TemporaryDirectory(prefix="search-", dir=FOLDER) as folder:
            for row in _rows(judged, peers, Path(folder), progress):
                lines.append(row)
                kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines += progress.step("the demonstration", _demonstration)
    lines += progress.step("on the wire", _on_the_wire)
    kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def _rows(judged: Judged, peers: Peers | None, folder: Path, progress: Progress) -> Iterator[str]:
    texts, language = judged.texts, judged.language
    (folder / "ours").mkdir()
    askers: dict[str, Callable[[], Asker]] = {OURS: partial(write_index, texts, folder / "ours")}
    if "questions" in judged.sets:
        askers["SQLite FTS5"] = partial(fts5, texts, language)
        askers["BM25 over all pairs"] = partial(textbook, texts, language)
        if peers:
            askers["Whoosh with words"] = partial(whoosh_with_words, texts, language, peers)
            askers["Pagefind"] = partial(_pagefind, texts, language, peers, folder)
    for who, made in askers.items():
        ask = progress.step(f"{judged.name}, {who}", made)
        for name, questions in judged.sets.items():
            some = questions[:FEWER] if who == "Pagefind" else questions
            answers = progress.step(f"{judged.name}, {who}, {name}", partial(ask, [one.query for one in some]))
            yield _row(judged.name, name, who, quality(some, answers))
        if language == "zh" and who != "Pagefind":
            words = keywords(texts)
            share = precision(words, ask([one.query for one in words]))
            what = "keywords: share of the first ten that hold the word"
            yield f"| {judged.name} | {what} | {who} | {len(words)} | {share:.3f} | | | |"


def _pagefind(texts: Sequence[Text], language: str, peers: Peers, folder: Path) -> Asker:
    site = folder / "pages"
    site.mkdir()
    return pagefind(texts, language, peers, site)


def write_index(texts: Sequence[Text], folder: Path, bodies: Mapping[str, Body] | None = None) -> Asker:
    """Write the index of some documents as a site has it, and return what asks it; ``bodies`` have their articles."""
    plain = {text.document.digest: text.plain for text in texts}
    known = bodies or {digest: Body("", (), frozenset(), (), words) for digest, words in plain.items()}
    synonyms = load_policy(REPOSITORY / "demonstration").synonyms
    collection = Collection([text.document for text in texts], synonyms=synonyms)
    files = index(
        collection,
        lambda some: (vector(d.title, plain[d.digest], d.number) for d in some),
        lambda some: (passages(known[d.digest], passage_bits(d.title, plain[d.digest], d.number)) for d in some),
        Forgetful(),
    )
    for path, artifact in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.make())
    return partial(_asked, folder / "search")


class Forgetful:
    """A cache for one build: it keeps what it is given."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[str, object]] = {}

    def load(self, name: str, key: str) -> object:
        """Return what was stored; None if it has another key."""
        known, value = self._values.get(name, ("", None))
        return value if known == key else None

    def store(self, key: str, values: Mapping[str, object]) -> None:
        """Keep values by name."""
        self._values.update((name, (key, value)) for name, value in values.items())


def _asked(folder: Path, queries: Sequence[str]) -> list[list[str]]:
    """Ask the index; where nothing is found, follow the first suggestion."""
    answers = asked("ours", folder, queries)
    again = {
        n: answer["suggestions"][0] for n, answer in enumerate(answers) if answer["suggestions"] and not answer["ids"]
    }
    texts = asked("ours", folder, [one["text"] for one in again.values()]) if again else []
    followed = dict(zip(again, (answer["ids"] for answer in texts), strict=True))
    return [followed.get(n, answer["ids"]) for n, answer in enumerate(answers)]


def _demonstration() -> list[str]:
    questions = written("demonstration")
    folder = REPOSITORY / "output" / "search"
    if not folder.exists():
        return []
    found = _asked(folder, [one.query for one in questions])
    return [_row("the demonstration", "everyday", OURS, quality(questions, found))]


def _on_the_wire() -> list[str]:
    with TemporaryDirectory(prefix="search-") as folder:
        return list(wire(Path(folder)))


def _row(collection: str, name: str, who: str, found: Quality) -> str:
    shares = " | ".join(f"{value:.3f}" for value in found[1:])
    return f"| {collection} | {name} | {who} | {found.asked} | {shares} |"
