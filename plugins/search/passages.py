"""The passages of a text: what a result shows of it is taken from one of them.

A text has as many passages as its length says (`place_bits`), so that whoever
knows the length knows how many there are. They are cut near equal parts of the
text, where a paragraph, a sentence or a word ends.

Before each article and heading stands U+001E, its anchor, U+001F, what it is called, and U+001F; at
the beginning of the passage stand those of the place that goes on there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice, pairwise

from plugins.model.document import Text
from plugins.search.stored import stored

PASSAGE = 256
"""The most terms that a passage has on average."""

MOST_BITS = 8

RECORD, UNIT = "\x1e", "\x1f"
ENDS = ("\n", "。", ". ", "；", "; ", "，", ", ", " ")
"""Where a passage may end, the best first."""

LABEL = 60
ANCHORED = re.compile(
    r'<(?:p|h[1-6]) id="(?P<article>[^"]+)">(?:<(?:strong|b|em)>)?<span class="article-number">(?P<number>[^<]*)</span>'
    r'|<(?P<tag>h[1-6]) id="(?P<heading>[^"]+)">(?P<title>.*?)</(?P=tag)>',
    re.DOTALL,
)
TAG = re.compile(r"<[^<>]*>")


def place_bits(length: int) -> int:
    """Return the logarithm of how many passages a body of so many terms has."""
    return min(MOST_BITS, (length // PASSAGE).bit_length())


@lru_cache(maxsize=1)
def cuts(plain: str, bits: int) -> tuple[int, ...]:
    """Return where the passages of a text begin, and its end."""
    count = 1 << bits
    size = max(1, len(plain) // count)
    found = [0]
    for number in range(1, count):
        middle = len(plain) * number // count
        found.append(max(found[-1], _near(plain, middle, size // 2)))
    return (*found, len(plain))


def _near(plain: str, middle: int, reach: int) -> int:
    """Return the best place to cut a text near its middle: the nearest of the best kind."""
    for end in ENDS:
        before = plain.rfind(end, middle - reach, middle)
        after = plain.find(end, middle, middle + reach)
        ends = [place + len(end) for place in (before, after) if place >= 0]
        if ends:
            return min(ends, key=lambda place: abs(place - middle))
    return middle


def passages(text: Text, bits: int, behind: str = "") -> tuple[bytes, ...]:
    """Return the passages of a text as they are stored; words ``behind`` it belong to none of its articles."""
    plain = text.plain + behind
    places = [*_places(text), *([(len(text.plain), "", "")] if behind else [])]
    made = []
    known = 0
    before = UNIT
    for start, end in pairwise(cuts(plain, bits)):
        while known < len(places) and places[known][0] <= start:
            before = UNIT.join(places[known][1:])
            known += 1
        said = [RECORD, before, UNIT]
        at = start
        for place, anchor, label in islice(places, known, None):
            if place >= end:
                break
            said += plain[at:place], RECORD, UNIT.join((anchor, label, ""))
            at = place
        made.append(stored("".join((*said, plain[at:end]))))
    return tuple(made)


def _places(text: Text) -> Iterator[tuple[int, str, str]]:
    """Yield where articles and headings begin in the words of a text, with their anchors and what they are called."""
    plain, at = text.plain, 0
    for found in ANCHORED.finditer(text.html):
        label = " ".join(unescape(TAG.sub("", found["number"] or found["title"] or "")).split())
        place = plain.find(label, at) if label else -1
        while place > 0 and plain[place - 1] != "\n":
            place = plain.find(label, place + 1)
        if place >= 0:
            at = place + len(label)
            yield place, found["article"] or found["heading"], label[:LABEL]
