"""The analyzer: the terms by which a text is found, in Python, in Whoosh and in the browser.

The specification, implemented here and in ``browser/analyzer.js``; tests check
both with the same file of examples:

1. **Source.** Every code point outside `SOURCE` becomes a space. The ranges
   hold nothing whose decomposition or case differs between Unicode 14
   (Python 3.11) and later versions (browsers), so that both sides agree.
2. **Folding.** NFKD; U+0300 to U+036F are deleted; lower case without a
   locale; final sigma (U+03C2) becomes sigma (U+03C3); NFKC; traditional
   Chinese characters become simplified ones (`plugins.search.simplified`).
3. **Runs.** The longest stretches of `WORD` characters are words, cut to their
   first 32 code points; the longest stretches of `PAIRED` characters (Chinese
   characters, kana, bopomofo, Hangul) are paired runs. Everything else
   separates.
4. **Stems.** A word of four or more letters a to z loses the ending of the
   plural, as Harman's S-stemmer does: ``ies`` becomes ``y`` unless ``e`` or
   ``a`` is before it; else ``es`` becomes ``e`` unless ``a``, ``e`` or ``o`` is
   before it; else ``s`` is cut off unless ``u`` or ``s`` is before it. The first
   rule whose ending a word has is the only one that is tried.
5. **Terms of a text.** A word is a term. A paired run gives every two
   neighbouring characters; in titles, and there alone, every single character
   as well. The length of a field is the number of its terms, repetitions counted.
6. **The whole.** The runs of a text joined, with a space where one of two
   neighbours is a word, in UTF-8, give one more term: ``=``, the CRC-32
   (ISO 3309) of these bytes as eight hexadecimal digits, and the low byte of
   their 32-bit FNV-1a as two. Two titles are equal after analysis when this term
   is equal. A text without runs has none.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from functools import lru_cache
from operator import add

from plugins.search.simplified import simplified

SOURCE = (
    "\u0000-\u024f\u0300-\u03ff\u0400-\u052f\u0600-\u06ff\u0f00-\u0fff\u1800-\u18af\u1e00-\u1eff\u2000-\u209f"
    "\u2100-\u218f\u2460-\u24ff\u2e80-\u2fdf\u3000-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufb06"
    "\uff00-\uffef\U00020000-\U000323af"
)
"""Latin, Greek, Cyrillic, Arabic, Tibetan, Mongolian, symbols that decompose to letters or digits, CJK, Hangul."""

WORD = (
    "0-9a-z\u00df-\u00f6\u00f8-\u024f\u03b1-\u03c9\u0430-\u0481\u048a-\u052f\u0620-\u064a\u0660-\u0669"
    "\u066e-\u06d3\u06d5\u06f0-\u06f9\u0f20-\u0f29\u0f40-\u0f6c\u0f71-\u0f84\u0f90-\u0fbc\u1810-\u1819\u1820-\u1878"
)
PAIRED = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\ufa0e-\ufa29\U00020000-\U000323af"
)
LONGEST_WORD = 32
SHORTEST_PLURAL = 4

FOREIGN = re.compile(f"[^{SOURCE}]")
MARK = re.compile("[\u0300-\u036f]")
RUN = re.compile(f"([{WORD}]+)|([{PAIRED}]+)")
WORDS = re.compile(f"[{WORD}]+")
PAIRS = re.compile(f"[{PAIRED}]+")
BETWEEN = re.compile(f"(?<=[{PAIRED}]) (?=[{PAIRED}])")
LETTERS = re.compile("[a-z]+")
COMMON = (
    "\u0000-\u007f\u2014\u2018-\u201d\u2026\u3000-\u3002\u3008-\u3011\u3014\u3015"
    "\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20"
)
"""ASCII, Chinese characters and their punctuation: folding changes their runs only by lower case."""

UNCOMMON = re.compile(f"[^{COMMON}]")


def fold(text: str) -> str:
    """Return the text after steps 1 and 2, without differences of compatible forms, marks and case."""
    decomposed = unicodedata.normalize("NFKD", FOREIGN.sub(" ", text))
    return simplified(unicodedata.normalize("NFKC", MARK.sub("", decomposed).lower().replace("\u03c2", "\u03c3")))


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield ``(word, "")`` and ``("", paired run)`` in the order of the text."""
    return ((word and stem(word), paired) for word, paired in RUN.findall(ready(text)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a folded word as a term: its first 32 characters, without the ending of an English plural."""
    word = word[:LONGEST_WORD]
    if len(word) < SHORTEST_PLURAL or word[-1] != "s" or not LETTERS.fullmatch(word):
        return word
    if word.endswith("ies"):
        return word if word[-4] in "ea" else f"{word[:-3]}y"
    if word.endswith("es"):
        return word if word[-3] in "aeo" else word[:-1]
    return word if word[-2] in "us" else word[:-1]


def terms_of(text: str) -> list[str]:
    """Return the terms of a text in their order."""
    return [term for word, paired in runs(text) for term in ([word] if word else map(add, paired, paired[1:]))]


def ready(text: str) -> str:
    """Return a text with the same runs as the folded one; folding is skipped where it would change none."""
    return fold(text) if UNCOMMON.search(text) else simplified(text.lower())


def is_single(term: str) -> bool:
    """Tell whether a term is one paired character."""
    return len(term) == 1 and PAIRS.match(term) is not None


def whole(text: str) -> str:
    """Return the term that stands for the whole text, ``""`` for a text without runs."""
    joined = BETWEEN.sub("", " ".join(word or paired for word, paired in runs(text))).encode()
    if not joined:
        return ""
    fnv = 0x811C9DC5
    for byte in joined:
        fnv = (fnv ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"={zlib.crc32(joined):08x}{fnv & 0xFF:02x}"
