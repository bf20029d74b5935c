"""How a draft begins: its language, the name of its file, and a line for each key."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.model.field import Field
from plugins.model.file_name import is_portable

MOST_CHARACTERS = 30
_CHINESE = re.compile("[\u4e00-\u9fff]")
_NOT_IN_NAMES = re.compile(r"[\\/:*?\"<>|#\x00-\x1f]")


def language_of(title: str, languages: Sequence[str]) -> str:
    """Return the language in which a title is written, as far as its letters tell: one of those of the site."""
    likely = "zh-Hans" if _CHINESE.search(title) else "en"
    return likely if likely in languages else languages[0]


def file_name(title: str, slug: str, id: str) -> str:
    """Return how the file is called: as its address ends, or by its title where that would be the id alone."""
    known = _NOT_IN_NAMES.sub("", title)[:MOST_CHARACTERS].strip(" .")
    return known if slug == id and known and is_portable(known) else slug


def draft_line(field: Field, value: str, needed: bool, language: str) -> str:
    """Return the line of a key; of an optional one, as a comment below one that says what it is, with an example."""
    if value:
        return f"{field.name}: {value}"
    if field.required or needed:
        return f"{field.name}:"
    example = ", ".join(field.choices) or field.example
    colon = ("：" if language.startswith("zh") else ": ") if example else ""
    return f"# {field.label.get(language, field.name)}{colon}{example}\n# {field.name}:"
