"""The analyzer as Whoosh calls it; a separate module because Whoosh is slow to import and no build needs it."""

from __future__ import annotations

from collections.abc import Iterator
from operator import add
from typing import Any

from whoosh.analysis import Token, Tokenizer

from plugins.search.analyzer import runs


class SearchAnalyzer(Tokenizer):
    """Yields the terms of a text as Whoosh expects them, in the order of the text; those of a title if it is one."""

    def __init__(self, *, is_title: bool = False) -> None:
        """Make the analyzer of texts, or of titles."""
        super().__init__()
        self._is_title = is_title

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield one token a term; positions are not kept."""
        token = Token(boosts=True, removestops=options.get("removestops", True), mode=options.get("mode", ""))
        token.boost = 1.0
        token.stopped = False
        for word, paired in runs(value):
            for text in (word,) if word else (*(paired if self._is_title else ""), *map(add, paired, paired[1:])):
                token.text = text
                yield token
