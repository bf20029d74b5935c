"""Words of titles, for suggestions: what a slip of the fingers may have meant, and what pinyin stands for.

A file for each generation, which a browser loads when a word of a question
occurs nowhere. ``pinyin.txt`` has for each syllable without tone the characters
of GB 2312 that are read so, by the first two readings in the table of pypinyin
(MIT License); ü is ``v``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from plugins.model.digest import sha256
from plugins.search.analyzer import PAIRS, ready

MOST_WORDS, MOST_PAIRS = 8192, 4096
WORD = re.compile("(?<![a-z0-9])[a-z]{4,24}(?![a-z0-9])")
PINYIN = Path(__file__).with_name("pinyin.txt")
FORM = sha256(Path(__file__).read_bytes() + PINYIN.read_bytes())[:8]
"""Version of the file, which is decided here."""


def title_words(titles: Iterable[str]) -> bytes:
    """Return the file of the words of some titles: those that most of them have, in the order of code points.

    The object has ``words`` of Latin letters, joined by spaces; ``pairs`` of
    Chinese characters, one behind the other; and ``sounds``, the characters of
    these pairs by syllable.
    """
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for title in titles:
        text = ready(title)
        words.update(set(WORD.findall(text)))
        pairs.update({run[place : place + 2] for run in PAIRS.findall(text) for place in range(len(run) - 1)})
    common = "".join(_most(pairs, MOST_PAIRS))
    sounds = {syllable: shown for syllable, read in pinyin() if (shown := "".join(c for c in read if c in common))}
    content = {"words": " ".join(_most(words, MOST_WORDS)), "pairs": common, "sounds": sounds}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _most(counts: Counter[str], most: int) -> list[str]:
    return sorted(sorted(counts, key=lambda term: (-counts[term], term))[:most])


def pinyin() -> Iterable[tuple[str, str]]:
    """Yield each syllable without tone, with the characters that are read so."""
    for line in PINYIN.read_text(encoding="utf-8").splitlines():
        syllable, _, characters = line.partition(" ")
        yield syllable, characters
