"""Records for the pages of earlier texts."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.render.views.fragments import Difference, File, Link, Page, Picture, Reference, Row, Time


@dataclass(frozen=True, slots=True)
class FormerView:
    """The page of an earlier text, without its text.

    Attributes:
        digest: of the revision; stands for the text.
        periods: from when until when it stood there, oldest first; None for an end that no release shows yet.
        current: what is public now.
        changes: pages that say what became of it, and of what it came, newest first.
        versions: the way to what was in force on which day, as against what stood here; None where nothing says it.
        rows: what the page showed besides the text.
        pictures: that the text may show, with their sides.
        links: address of each document the text may link to, by id.
        references: links that are added where the text names articles and laws.
    """

    page: Page
    title: str
    language: str
    digest: str
    periods: tuple[tuple[Time, Time | None], ...]
    current: Link
    changes: tuple[Link, ...]
    versions: Link | None
    rows: tuple[Row, ...]
    files: tuple[File, ...]
    pictures: tuple[Picture, ...]
    ask: str
    links: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What changed between two successive texts, without their texts.

    Attributes:
        title, language: of the newer text.
        change: first the label that the author chose, then the author's note.
        difference: what differs besides the words.
        older, newer: the two texts; of the newer one that of the document, if it is public now.
        current: what is public now.
        time: of the release that showed the newer text, None where none does yet.
        links: id and address of each public document that one of the texts links to.
    """

    page: Page
    title: str
    language: str
    change: tuple[str, str]
    difference: Difference
    older: Link
    newer: Link
    current: Link
    time: Time | None
    links: tuple[tuple[str, str], ...]
