"""Other ways to search the same texts: SQLite's FTS5, Whoosh with words, BM25 as in textbooks, and Pagefind."""

from __future__ import annotations

import html
import json
import math
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.environment import Peers
from benchmarks.measure import run
from benchmarks.search_sets import Text

FIRST = 10
K1, B = 1.2, 0.75
CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
WORD = re.compile("[a-z0-9]+|[\u3400-\u4dbf\u4e00-\u9fff]+")
ASK = Path(__file__).parent / "ask_many.mjs"

Asker = Callable[[Sequence[str]], list[list[str]]]
"""Answers some questions with the ids of the first ten documents each."""


def bigrams(text: str) -> list[str]:
    """Return words of letters and figures, and all pairs of neighbouring Chinese characters."""
    return list(_bigrams(text.lower()))


def _bigrams(text: str) -> Iterator[str]:
    for run_ in WORD.findall(text):
        if not CHINESE.match(run_) or len(run_) == 1:
            yield run_
        else:
            yield from (run_[place : place + 2] for place in range(len(run_) - 1))


def fts5(texts: Sequence[Text], language: str) -> Asker:
    """SQLite's FTS5 with its BM25: pairs of characters as words for Chinese, Porter's stemmer for English."""
    ready = (lambda text: " ".join(bigrams(text))) if language == "zh" else (lambda text: text)
    database = sqlite3.connect(":memory:")
    tokenize = "unicode61" if language == "zh" else "porter unicode61"
    database.execute(f"CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, body, tokenize='{tokenize}')")
    rows = ((text.document.id, ready(text.document.title), ready(text.plain)) for text in texts)
    database.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)

    def ask(queries: Sequence[str]) -> list[list[str]]:
        found = []
        for query in queries:
            words = dict.fromkeys(bigrams(query) if language == "zh" else re.findall(r"\w+", query.lower()))
            match = " OR ".join(f'"{word}"' for word in words)
            sql = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank, id LIMIT ?"
            found.append([id for (id,) in database.execute(sql, (match, FIRST))] if match else [])
        return found

    return ask


def textbook(texts: Sequence[Text], _language: str) -> Asker:
    """BM25 over words and all pairs, the title as part of the text."""
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    lengths = []
    for number, text in enumerate(texts):
        counts = Counter(bigrams(f"{text.document.title}\n{text.plain}"))
        lengths.append(counts.total())
        for term, count in counts.items():
            postings[term][number] = count
    average = sum(lengths) / len(lengths)

    def ask(queries: Sequence[str]) -> list[list[str]]:
        found = []
        for query in queries:
            scores: dict[int, float] = defaultdict(float)
            for term in dict.fromkeys(bigrams(query)):
                having = postings.get(term, {})
                idf = math.log(1 + (len(texts) - len(having) + 0.5) / (len(having) + 0.5))
                for number, count in having.items():
                    longer = 1 - B + B * lengths[number] / average
                    scores[number] += idf * count * (K1 + 1) / (count + K1 * longer)
            best = sorted(scores, key=lambda number: (-scores[number], texts[number].document.id))[:FIRST]
            found.append([texts[number].document.id for number in best])
        return found

    return ask


def whoosh_with_words(texts: Sequence[Text], language: str, peers: Peers) -> Asker:
    """Whoosh as its documentation has it: jieba's words for Chinese, stems for English; any word will do."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.qparser import MultifieldParser, OrGroup

    analyzer: Any = StemmingAnalyzer()
    if language == "zh":
        sys.path.append(str(peers.packages))
        import jieba
        from jieba.analyse import ChineseAnalyzer

        jieba.setLogLevel(60)
        analyzer = ChineseAnalyzer()
    schema = Schema(id=ID(stored=True), title=TEXT(analyzer=analyzer), body=TEXT(analyzer=analyzer))
    index = RamStorage().create_index(schema)
    writer = index.writer(limitmb=1024)
    for text in texts:
        writer.add_document(id=text.document.id, title=text.document.title, body=text.plain)
    writer.commit()
    parser = MultifieldParser(["title", "body"], schema, group=OrGroup)
    searcher = index.searcher()

    def ask(queries: Sequence[str]) -> list[list[str]]:
        plain = [re.sub(r"[^\w\s]", " ", query) for query in queries]
        return [[hit["id"] for hit in searcher.search(parser.parse(query), limit=FIRST)] for query in plain]

    return ask


def pagefind(texts: Sequence[Text], language: str, peers: Peers, folder: Path) -> Asker:
    """Pagefind over a page for each text."""
    for text in texts:
        body = "".join(f"<p>{html.escape(part)}</p>" for part in text.plain.split("\n"))
        title = html.escape(text.document.title)
        code = "zh-Hans" if language == "zh" else "en"
        (folder / f"{text.document.id}.html").write_text(
            f'<!doctype html><html lang="{code}"><title>{title}</title>'
            f"<main data-pagefind-body><h1>{title}</h1>{body}</main>",
            encoding="utf-8",
        )
    run([peers.pagefind, "--site", folder, "--force-language", "zh-hans" if language == "zh" else "en"], folder)
    return lambda queries: [answer["ids"] for answer in asked("pagefind", folder / "pagefind", queries)]


def asked(kind: str, folder: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    """Return what a search of the browser answers, asked in Node."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as lines:
        lines.write("".join(f"{json.dumps(query)}\n" for query in queries))
        lines.seek(0)
        done = subprocess.run(
            ["node", ASK, kind, folder], stdin=lines, capture_output=True, text=True, check=True, encoding="utf-8"
        )
    return [json.loads(line) for line in done.stdout.splitlines()]
