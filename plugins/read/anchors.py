"""Anchors of a text: articles, divisions and headings get ids that last, headings levels without gaps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element

from plugins.model.chinese_number import NUMBER
from plugins.model.document import Heading
from plugins.read.elements import one_line
from plugins.read.structure import (
    CONTENTS,
    RANKS,
    SPACE,
    Division,
    article_at_start,
    division_alone,
    division_at_start,
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OWN_ID = re.compile(r"(?!page-|footnote)[^\W\d_][\w-]{0,63}")
SLUG_CHARACTERS = 60
_MAY_MATTER = re.compile(rf"\s*(?!第{SPACE}?{NUMBER}{SPACE}?[条條])[第目PpCcSsTt].{{0,150}}", re.DOTALL)
_BOLD = ("strong", "b", "em")


def set_anchors(root: Element, fixed: Collection[Element]) -> tuple[Heading, ...]:
    """Turn divisions into headings, mark the numbers of articles, give ids and levels.

    Ids: ``article-12``, ``article-12-1`` for 第十二条之一, ``part-1``,
    ``chapter-3``, ``chapter-3-section-2``, ``section-`` and the words of other
    headings, or what an attribute list says. The second of two equal ones ends
    in ``-2``, or the next number that nothing else in the text asks for.

    ``fixed`` elements keep the ids they have.
    """
    _drop_empty(root)
    promoted = _promote(root)
    divisions = {e: division_at_start(one_line(e)) for e in root.iter() if e.tag in HEADINGS}
    _set_levels(divisions, promoted)
    _set_ids(root, divisions, fixed)
    return tuple(Heading(int(e.tag[1]), e.get("id", ""), one_line(e)) for e in divisions)


def _drop_empty(root: Element) -> None:
    for parent in [element for element in root.iter() if len(element)]:
        for child in list(parent):
            if child.tag in HEADINGS and not one_line(child):
                parent.remove(child)


def _promote(root: Element) -> frozenset[Element]:
    """Make headings of paragraphs that hold a division alone, unless headings or a list of contents name it."""
    promoted: set[Element] = set()
    with_headings = {d.kind for e in root if e.tag in HEADINGS and (d := division_at_start(one_line(e)))}
    listed_first: str | None = None
    in_contents = False
    for element in root:
        if element.tag == "p" and not len(element) and not _MAY_MATTER.fullmatch(element.text or ""):
            in_contents = False
            continue
        if element.tag != "p" and element.tag not in HEADINGS:
            continue
        text = one_line(element)
        if CONTENTS.fullmatch(text):
            in_contents, listed_first = True, None
        elif element.tag == "p" and _is_alone(element) and (division := division_alone(text)):
            if in_contents and text != listed_first:
                listed_first = listed_first or text
            elif division.kind not in with_headings:
                in_contents = False
                element.tag = f"h{RANKS[division.kind]}"
                promoted.add(element)
        else:
            in_contents = False
    return frozenset(promoted)


def _is_alone(element: Element) -> bool:
    if not len(element):
        return True
    return (
        len(element) == 1
        and element[0].tag in _BOLD
        and not (element.text or "").strip()
        and not (element[0].tail or "").strip()
    )


def _set_levels(divisions: dict[Element, Division | None], promoted: Collection[Element]) -> None:
    """Set levels from h2 on, none left out; a chapter stands above its sections whatever was typed."""
    of_kind: dict[str, int] = {}
    for element, division in divisions.items():
        if division and element not in promoted:
            level = int(element.tag[1])
            of_kind[division.kind] = min(level, of_kind.get(division.kind, level))
    least = 1
    for kind in sorted({d.kind for d in divisions.values() if d}, key=RANKS.__getitem__):
        of_kind[kind] = max(least, of_kind.get(kind, 2))
        least = of_kind[kind] + 1
    open_levels: list[int] = []
    for element, division in divisions.items():
        level = of_kind[division.kind] if division else int(element.tag[1])
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        element.tag = f"h{min(6, 1 + len(open_levels))}"


def _set_ids(root: Element, divisions: dict[Element, Division | None], fixed: Collection[Element]) -> None:
    wanted = list(_wanted(root, divisions, fixed))
    asked = {name for _, name in wanted}
    used: set[str] = set()
    last: dict[str, int] = {}
    for element, name in wanted:
        chosen = name
        while chosen in used:
            last[name] = number = last.get(name, 1) + 1
            chosen = f"{name}-{number}" if f"{name}-{number}" not in asked else name
        used.add(chosen)
        element.set("id", chosen)


def _wanted(
    root: Element, divisions: dict[Element, Division | None], fixed: Collection[Element]
) -> Iterable[tuple[Element, str]]:
    part = chapter = ""
    children = set(root)
    for element in list(root.iter()):
        named = ""
        if element.get("id") is not None and element not in fixed:
            own = element.attrib.pop("id")
            named = own if OWN_ID.fullmatch(own) else ""
        if element in divisions:
            division = divisions[element]
            name = _heading_name(element, division, part, chapter)
            if division and division.kind == "part":
                part, chapter = name, ""
            elif division and division.kind == "chapter":
                chapter = name
            named = named or name
        elif element.tag == "p" and element in children:
            named = named or _mark_article(element)
        if named:
            yield element, named


def _heading_name(element: Element, division: Division | None, part: str, chapter: str) -> str:
    if division is None:
        return _mark_article(element) or "-".join(["section", *_slug(one_line(element))])
    above = {"section": chapter, "subpart": part}.get(division.kind, "")
    return "-".join(filter(None, (above, division.kind, str(division.number))))


def _slug(title: str) -> Iterator[str]:
    words = re.sub(r"[^\w]+|_", "-", unicodedata.normalize("NFKC", title).lower())
    short = words.strip("-")[:SLUG_CHARACTERS].strip("-")
    if short:
        yield short


def _mark_article(element: Element) -> str:
    """Wrap the number of an article that ``element`` begins with; return its anchor's name, ``""`` for none."""
    holder = element
    if len(element) and element[0].tag in _BOLD and not (element.text or "").strip():
        holder = element[0]
    text = (holder.text or "").lstrip()
    article = article_at_start(text)
    if article is None:
        return ""
    ends_at_child = article.end == len(text) and len(holder) > 0 and holder[0].tag != "br"
    if ends_at_child:
        return ""
    number = Element("span", {"class": "article-number"})
    number.text, number.tail = text[: article.end], text[article.end :]
    holder.text = None
    holder.insert(0, number)
    return article.id
