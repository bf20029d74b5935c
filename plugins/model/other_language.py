"""What a text says of itself in the language it is not written in: title and gist."""

from __future__ import annotations

from plugins.model.document import Fielded

TITLE_OTHER, SUMMARY_OTHER = "title_other", "summary_other"
"""Fields: the title in the other language, and one or two sentences of what the text is about."""


def searched_text(document: Fielded, plain: str) -> str:
    """Return the words by which a text is found besides its title: its own, and what it says in the other language."""
    return "\n".join(filter(None, (plain, document.string(TITLE_OTHER), document.string(SUMMARY_OTHER))))


def title_in(document: Fielded, language: str) -> str:
    """Return the title of a text for readers of a language; its own where it has none in that language."""
    return (document.string(TITLE_OTHER) if language != document.string("language") else "") or document.string("title")


def summary_in(document: Fielded, language: str) -> str:
    """Return the gist of a text for readers of a language in one line, ``""`` where it has none in that language."""
    return " ".join(document.string("summary" if language == document.string("language") else SUMMARY_OTHER).split())
