"""Small false changes in pages, feeds, lists and cards: what a faulty or hostile renderer could do to a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plugins.policy.load import load_policy
from tests.repository import DEMONSTRATION

Planted = Iterator[tuple[str, str]]
"""What was changed, in words, and the whole file with it."""

MOST = 3
"""So many places of a file are changed by one kind, one at a time."""

SAID = re.compile(r"(?<=>)[^<>]*[^<>\s][^<>]*(?=<)")
ROW = re.compile(r"<div[^>]*><dt>([^<]+)</dt>\s*((?:<dd>.*?</dd>\s*)+)</div>")
"""A field beside the text: its label, and what it says."""

WORDS = {
    "negation": {" not ": " ", " no ": " a ", "may": "must", "must": "may", "不得": "可以", "应当": "可以", "不": ""},
    "unit": {" days": " months", " hours": " days", "日内": "月内", "小时": "分钟", "mg": "g", "°C": "°F", "%": ""},
    "name": {"Ministry": "Mayor", "Li Wei": "Li Wen", "hospital": "clinic", "卫生": "生卫", "医疗": "医院"},
}


def bounds(page: str) -> tuple[int, int]:
    """Return where the text of a page begins and ends."""
    start = page.index('<div class="text"')
    ends = (page.find(mark, start) for mark in ('<aside class="document-beside', '<div class="document-after'))
    return page.index(">", start) + 1, min(end for end in ends if end > 0)


def spread(places: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return some of the places: the first, the last, and one in the middle."""
    chosen = [places[0], places[len(places) // 2], places[-1]] if places else []
    return list(dict.fromkeys(chosen))[:MOST]


def put(page: str, start: int, end: int, new: str) -> tuple[str, str]:
    """Put something in the place of what stands there, and say so."""
    old = page[start:end]
    return f"{old[:60]!r} became {new[:60]!r}", f"{page[:start]}{new}{page[end:]}"


def in_words(page: str, pattern: str, new: Callable[[re.Match[str]], str]) -> Planted:
    """Change what a pattern finds in the words of the text, not in its tags."""
    start, end = bounds(page)
    found = [
        (said.start(), match)
        for said in SAID.finditer(page, start, end)
        for match in re.finditer(pattern, said[0])
        if said[0] != "↩"
    ]
    for offset, match in [found[n] for n in sorted({0, len(found) // 2, len(found) - 1})] if found else []:
        yield put(page, offset + match.start(), offset + match.end(), new(match))


def digits(page: str) -> Planted:
    """One digit is another."""
    yield from in_words(page, r"[0-9]", lambda m: str((int(m[0]) + 1) % 10))


def signs(page: str) -> Planted:
    """A decimal point, a comma, a hyphen or a full stop is gone."""
    yield from in_words(page, r"(?<=\w)(?<!&amp)(?<!&lt)(?<!&gt)(?<!&quot)[.,:;–-](?=\w)|[，。；：]", lambda m: "")


def worded(page: str, kind: str) -> Planted:
    """A word is another that changes the meaning."""
    for old, new in WORDS[kind].items():
        yield from list(in_words(page, re.escape(old), lambda m, new=new: new))[:1]  # type: ignore[misc]


def dates(page: str) -> Planted:
    """A day, a month or a year in the text is another."""
    yield from in_words(
        page, r"[0-9]+(?= (?:January|March|April|May|June|July) [0-9]{4}| ?年)", lambda m: f"{int(m[0]) + 1}"
    )
    yield from in_words(page, r"\b(?:January|June|July)\b(?= [0-9]{4})", lambda m: "August")


def letters(page: str) -> Planted:
    """A letter is gone, put in, or two are exchanged."""
    yield from in_words(page, r"[A-Za-z\u4e00-\u9fff](?=\w)", lambda m: "")
    yield from in_words(page, r"(?<=\w)\b", lambda m: "x")
    yield from in_words(page, r"([A-Za-z])(?!\1)([A-Za-z])", lambda m: m[2] + m[1])


def cells(page: str) -> Planted:
    """Two cells are exchanged, one is empty, or the end of one moves into the next."""
    start, end = bounds(page)
    rows = [
        m for m in re.finditer(r"(<td[^>]*>)([^<]+)(</td><td[^>]*>)([^<]+)(</td>)", page[start:end]) if m[2] != m[4]
    ]
    for row in spread(rows):
        at = start + row.start(), start + row.end()
        yield put(page, *at, row[1] + row[4] + row[3] + row[2] + row[5])
        yield put(page, *at, row[1] + row[2] + row[3] + row[5])
        yield put(page, *at, row[1] + row[2][:-1] + row[3] + row[2][-1:] + row[4] + row[5])
        yield put(page, *at, row[1] + row[2] + " " + row[4] + row[5])


def links(page: str) -> Planted:
    """A link leads elsewhere, is gone, or begins a word later; those of what the site adds are not of the text."""
    start, end = bounds(page)
    pattern = r'<a href="([^"]+)"((?![^>]*data-reference)[^>]*)>([^<]+)</a>(?!</p>\n</div>)'
    for link in spread(list(re.finditer(pattern, page[start:end]))):
        at = start + link.start(), start + link.end()
        other = link[1].replace("article-1", "article-2") if "article-1" in link[1] else f"{link[1]}x"
        yield put(page, *at, f'<a href="{other}"{link[2]}>{link[3]}</a>')
        yield put(page, *at, f'<a href="https://elsewhere.example/"{link[2]}>{link[3]}</a>')
        yield put(page, *at, link[3])
        yield put(page, *at, f'{link[3][:1]}<a href="{link[1]}"{link[2]}>{link[3][1:]}</a>')


def references(page: str) -> Planted:
    """A link that the site adds where a text names an article leads elsewhere, says more, or stands within another."""
    start, end = bounds(page)
    for link in re.finditer(r'<a href="([^"]+)" data-reference>([^<]+)</a>', page[start:end]):
        at, (href, said) = (start + link.start(), start + link.end()), link.groups()
        for other in (f"{href}9", "https://elsewhere.example/#article-3", "#article-999", "/", f"/x.html{href}"):
            yield put(page, *at, f'<a href="{other}" data-reference>{said}</a>')
        yield put(page, *at, f'<a href="{href}" data-reference>{said} of this</a>')
        yield put(page, *at, f'<a href="{href}" data-reference hidden>{said}</a>')
        yield put(page, *at, f'<a href="{href}" data-reference><del>{said}</del></a>')
        yield put(page, *at, f'<a href="{href}">{said}</a>')


def articles(page: str) -> Planted:
    """The number of an article is another, stands at another place, or leads to another."""
    start, end = bounds(page)
    found = re.finditer(
        r'id="(article-[^"]+)">((?:<strong>)?)<a class="article-number" href="([^"]+)" tabindex="-1">([^<]+)<',
        page[start:end],
    )
    for article in spread(list(found)):
        at = start + article.start(), start + article.end()
        id, strong, href, said = article.groups()
        head = f'{strong}<a class="article-number" href='
        more = said.replace("第", "第十") if "第十" not in said else said.replace("第十", "第二十")
        yield put(page, *at, f'id="{id}">{head}"{href}" tabindex="-1">{f"{said}1" if more == said else more}<')
        yield put(page, *at, f'id="{id}9">{head}"{href}9" tabindex="-1">{said}<')
        yield put(page, *at, f'id="{id}">{head}"{href}9" tabindex="-1">{said}<')


def order(page: str) -> Planted:
    """Two neighbouring paragraphs or items are exchanged, one stands twice, one is gone."""
    start, end = bounds(page)
    pattern = r"(<(p|li)\b[^>]*>(?:(?!</?(?:p|li|ol|ul)\b).)+</\2>)\n(<\2\b[^>]*>(?:(?!</?(?:p|li|ol|ul)\b).)+</\2>)"
    for pair in spread([m for m in re.finditer(pattern, page[start:end]) if m[1] != m[3]]):
        at = start + pair.start(), start + pair.end()
        yield put(page, *at, f"{pair[3]}\n{pair[1]}")
        yield put(page, *at, f"{pair[1]}\n{pair[3]}\n{re.sub(' id=.[^ >]*', '', pair[3])}")
        yield put(page, *at, pair[1])


def added(page: str) -> Planted:
    """Words are put in, hidden, struck out, or called an addition of the site."""
    start, end = bounds(page)
    for place in spread(list(re.finditer(r"(?<=<p>)[^<]+|(?<=<td>)[^<]+|(?<=<li>)[^<]+", page[start:end]))):
        at, text = (start + place.start(), start + place.end()), place[0]
        yield put(page, *at, f"<span data-added>not </span>{text}")
        yield put(page, *at, f"{text}<span hidden> or not</span>")
        yield put(page, *at, f"<del>{text}</del>")
        yield put(page, *at, f'<span class="visually-hidden">{text}</span>')
        yield put(page, *at, f"<!-- {text} -->")
    yield put(page, end, end, "<p>This is no longer in force.</p>")
    yield put(page, start, start, "<p data-added>This is no longer in force.</p>")


def headed(page: str) -> Planted:
    """The title says something else."""
    for machines in (
        r'"headline":"[^"]*(?=")',
        r'(?<=html",)"name":"[^"]*(?=")',
        r'(?<=h":\[{)"alternateName":"[^"]*(?=")',
    ):
        if match := re.search(machines, page):
            yield put(page, match.start(), match.end(), f"{match[0][:-1]}X")
    for pattern in (r"<h1[^>]*>[^<]*(?=</h1>)", r"<title>[^<–]*(?= –|</title>)"):
        if match := re.search(pattern, page):
            yield put(page, match.start(), match.end(), f"{match[0].replace('the ', '', 1)[:-1]}X")
    for said in ('og:title" content="', '<html [^<>]*data-title="'):
        if "og:title" in page and (match := re.search(rf'{said}[^"]+', page)):
            yield put(page, match.start(), match.end(), f"{match[0]}X")
    for match in re.finditer(r'(?:"description"|"og:description") content="[^"]+', page):
        yield put(page, match.start(), match.end(), f"{match[0]}X")


def fields(page: str) -> Planted:
    """A day, a number or a link beside the text is another, two change their places, or one is gone."""
    shown = [m for m in ROW.finditer(page) if m[1] not in NOT_APPROVED]
    for row in spread(shown):
        said = re.search(r"[^<>]+(?=(?:</a>|</time>)?</dd>)", row[2])
        if said is None:
            continue
        start = row.start(2) + said.start()
        yield put(page, start, start + len(said[0]), f"{said[0]}1")
        if row[1] not in MAY_BE_LEFT_OUT and 'class="missing"' not in row[0]:
            yield put(page, row.start(), row.end(), "")
        if day := re.search(r'(?<=datetime=")[0-9-]+(?=")', row[2]):
            yield put(page, row.start(2) + day.start(), row.start(2) + day.end(), "2020-01-01")


PEOPLE = frozenset(
    label
    for column in load_policy(DEMONSTRATION).columns.values()
    for field in column.fields.values()
    if field.type.name == "person"
    for label in field.label.values()
)
"""Rows that name people, whose names policy alone knows: they are not compared."""

NOT_APPROVED = frozenset({"Published here", "本站发布"}) | PEOPLE
"""Rows that say what the ledger or policy knows."""

MAY_BE_LEFT_OUT = frozenset({"Department", "部门", "Summary", "摘要"})
"""Rows of fields of which policy does not say that they are shown."""

PAGES: dict[str, Callable[[str], Planted]] = {
    "a digit": digits,
    "a sign": signs,
    "a negation": lambda page: worded(page, "negation"),
    "a unit": lambda page: worded(page, "unit"),
    "a name": lambda page: worded(page, "name"),
    "a date": dates,
    "a letter": letters,
    "a cell": cells,
    "a link target": links,
    "an article number": articles,
    "an order of paragraphs": order,
    "words of nobody": added,
    "a title": headed,
    "a field": fields,
}
