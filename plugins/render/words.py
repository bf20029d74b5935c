"""The sentences of the interface, one file for each language."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

import yaml

Words = Mapping[str, str]

KEPT = 4
"""Languages that a process remembers; a release reads each several times."""


def load_words(theme: Path, language: str) -> Words:
    """Return the sentences of one language by key.

    Raises:
        FileNotFoundError: the theme has no translation into ``language``.
        ValueError: the file is not a mapping of keys to sentences.
    """
    path = theme / "translations" / f"{language}.yaml"
    words = _words(path.read_text(encoding="utf-8"))
    if words is None:
        raise ValueError(f"{path.name} is expected to be one mapping of keys to sentences")
    return words


@functools.lru_cache(maxsize=KEPT)
def _words(text: str) -> Words | None:
    loaded = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 strings alone, no tags
    is_mapping = isinstance(loaded, dict) and all(isinstance(value, str) for value in loaded.values())
    return loaded if is_mapping else None
