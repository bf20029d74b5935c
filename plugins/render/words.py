"""The sentences of the interface, one file for each language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

Words = Mapping[str, str]


def load_words(theme: Path, language: str) -> Words:
    """Return the sentences of one language by key.

    Raises:
        FileNotFoundError: the theme has no translation into ``language``.
        ValueError: the file is not a mapping of keys to sentences.
    """
    path = theme / "translations" / f"{language}.yaml"
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 strings alone, no tags
    if not isinstance(loaded, dict) or not all(isinstance(v, str) for v in loaded.values()):
        raise ValueError(f"{path.name} is expected to be one mapping of keys to sentences")
    return loaded
