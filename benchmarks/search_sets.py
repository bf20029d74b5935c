"""Collections and questions by which the search is judged: retrieval sets, names, and queries written beforehand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.model.digest import sha256
from plugins.model.document import Text as Body
from plugins.read.markdown import to_text
from plugins.search.document import SearchDocument
from tests.corpus import corpus

QUERIES = Path(__file__).parent / "queries"
STATE = "中华人民共和国"
FEW = 300
"""Laws, and answers, of the small real collection."""

KEYWORDS = {2: 100, 3: 100, 4: 100}
"""How many words of so many characters are asked for."""

DISEASES = 250
SMALL = "的和或者在对应当以及与由为将其是并按向从"
STRETCH = re.compile(f"(?<=[{SMALL}、，。；：\n])((?:(?![{SMALL}])[\u4e00-\u9fff]){{2,4}})(?=[{SMALL}、，。；：\n])")
"""Two to four characters between signs or small words: most are words."""

Thing = TypeVar("Thing")
QA = re.compile(r"What (?:is \(are\)|are the symptoms of|causes|are the treatments for) (.+) \?")
NUMBER = re.compile("令第([0-9]+)号")


class Text(NamedTuple):
    """A document of a collection, with its plain text."""

    document: SearchDocument
    plain: str


class Asked(NamedTuple):
    """A question, and the ids of the documents that belong first, or among the first."""

    query: str
    relevant: frozenset[str]


class Judged(NamedTuple):
    """A collection with questions by the name of their set."""

    name: str
    language: str
    texts: Sequence[Text]
    sets: Mapping[str, Sequence[Asked]]


def collections() -> Iterable[Judged]:
    """Yield every collection that is made of the corpus, the largest first."""
    zh = [*corpus("retrieval-zh-documents.jsonl.xz"), *corpus("retrieval-zh-more.jsonl.xz")]
    texts = [_text(record["id"], record["title"], record["text"], "zh-Hans") for record in zh]
    yield Judged("38,000 articles", "zh", texts, {"questions": _questions("zh")})
    en = corpus("retrieval-en-documents.jsonl.xz")
    texts = [_text(record["id"], record["title"], record["text"], "en") for record in en]
    yield Judged("6,000 answers", "en", texts, {"questions": _questions("en")})
    laws, answers = _laws(), _answers()
    sets = {"names of laws": _short_names(laws), "parts of numbers": _numbers(laws), "diseases": _diseases(answers)}
    yield Judged("500 laws, 3,000 answers", "both", [*laws, *answers], sets)
    yield Judged("300 laws, 300 answers", "both", [*laws[:FEW], *answers[:FEW]], {"everyday": written("real")})


class Law(NamedTuple):
    """A whole law, as it is searched and as it is read."""

    text: Text
    body: Body


def laws_with_texts(count: int) -> list[Law]:
    """Return whole laws drawn by chance, long ones among them."""
    laws = []
    for record in _drawn(corpus("laws.jsonl.xz"), lambda one: one["id"])[:count]:
        body = to_text(record["body"], first_line=1)
        laws.append(
            Law(_text(record["id"], record["title"], body.plain, "zh-Hans", day=record["announced"] or ""), body)
        )
    return laws


def questions_on_laws(count: int) -> list[str]:
    """Return questions that people ask about laws, drawn by chance, without those that quote a phrase."""
    drawn = _drawn(corpus("retrieval-zh-queries.jsonl.xz"), lambda one: one["query"])
    return [record["query"] for record in drawn if "“" not in record["query"]][:count]


def written(name: str) -> list[Asked]:
    """Return queries that were written before any search, see ``queries/README.md``."""
    lines = (QUERIES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [Asked(query, frozenset(ids.split())) for query, _, ids in (line.partition("\t") for line in lines)]


def keywords(texts: Sequence[Text]) -> list[Asked]:
    """Return short stretches that stand in texts between signs and small words, with all documents that hold them."""
    found: dict[int, set[str]] = {length: set() for length in KEYWORDS}
    for text in _drawn(texts, lambda one: one.document.id):
        for stretch in STRETCH.findall(text.plain):
            if len(found[len(stretch)]) < KEYWORDS[len(stretch)]:
                found[len(stretch)].add(stretch)
    whole = [(text.document.id, f"{text.document.title}\n{text.plain}") for text in texts]
    words = sorted(word for words in found.values() for word in words)
    return [Asked(word, frozenset(id for id, text in whole if word in text)) for word in words]


def _drawn(things: Iterable[Thing], name: Callable[[Thing], str]) -> list[Thing]:
    """Return things in an order that is by chance and always the same."""
    return sorted(things, key=lambda thing: sha256(name(thing).encode()))


def _text(id: str, title: str, plain: str, language: str, **more: str) -> Text:
    column = "laws-and-regulations" if language == "zh-Hans" else "public-qa"
    fields = {"day": "", "number": "", "state": "", "department": ""} | more
    year = fields["day"][:4] or "undated"
    url = f"/{column}/{year}/{id}.html"
    return Text(
        SearchDocument(
            id=id, url=url, title=title, column=column, year=year, language=language, digest=f"sha256:{id}", **fields
        ),
        plain,
    )


def _questions(language: str) -> list[Asked]:
    records = corpus(f"retrieval-{language}-queries.jsonl.xz")
    return [Asked(record["query"], frozenset(record["relevant"])) for record in records]


def _laws() -> list[Text]:
    return [
        _text(law["id"], law["title"], law["body"], "zh-Hans", day=law["announced"], number=law["number"] or "")
        for law in corpus("laws.jsonl.xz")
    ]


def _answers() -> list[Text]:
    return [_text(qa["id"], qa["question"], qa["answer"], "en") for qa in corpus("questions-and-answers.jsonl.xz")]


def _short_names(laws: Sequence[Text]) -> list[Asked]:
    """Ask for each law whose title begins with the name of the state without it."""
    ids = _by(laws, lambda law: law.document.title)
    return [Asked(title.removeprefix(STATE), found) for title, found in ids.items() if title.startswith(STATE)]


def _numbers(laws: Sequence[Text]) -> list[Asked]:
    """Ask for each order by its serial, without 第, and with the State Council before it."""
    ids = _by(laws, lambda law: law.document.number)
    orders = {found[1]: having for number, having in ids.items() if (found := NUMBER.fullmatch(number))}
    forms = ("{}号", "令{}号", "国务院令第{}号")
    return [Asked(form.format(serial), having) for serial, having in orders.items() for form in forms]


def _diseases(answers: Sequence[Text]) -> list[Asked]:
    """Ask for 250 diseases by their name: any answer about one will do."""
    ids = _by(answers, lambda qa: found[1].lower() if (found := QA.fullmatch(qa.document.title)) else "")
    return [Asked(name, ids[name]) for name in _drawn(ids.keys() - {""}, str)[:DISEASES]]


def _by(texts: Sequence[Text], key: Callable[[Text], str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        found[key(text)].add(text.document.id)
    return {name: frozenset(ids) for name, ids in found.items()}
