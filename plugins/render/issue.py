"""An issue of the gazette as a tagged PDF: the same bytes from the same texts, on any machine."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from plugins.model.error import SiteError
from plugins.render.printed_blocks import Node

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, ISO 14289-1: headings, lists, tables, pictures and languages are tagged for those who listen."""

DRAWN = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""Endings of pictures that can be printed."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text as it is printed.

    Attributes:
        title: the heading.
        language, region: of its words, such as ``zh`` and ``cn``.
        facts: what its table says, as label and words.
        address_label, address: where it stands on the site, absolute.
        digest_label, digest: of the text, whole.
        blocks: as `plugins.render.printed_blocks.printed_blocks` gives them.
    """

    title: str
    language: str
    region: str
    facts: tuple[tuple[str, str], ...]
    address_label: str
    address: str
    digest_label: str
    digest: str
    blocks: list[Node]


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A column with its texts in order."""

    title: str
    texts: tuple[PrintedText, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """What an issue says.

    Attributes:
        name: of the gazette.
        title: name and month.
        number: the month, as readers cite it.
        publisher: the ministry.
        about: what the issue holds.
        contents: heading of the contents.
        language, region: of the words around the texts.
        date: of the issue, which the PDF bears as its own.
        sections: the columns.
    """

    name: str
    title: str
    number: str
    publisher: str
    about: str
    contents: str
    language: str
    region: str
    date: date
    sections: tuple[PrintedSection, ...]


def print_issue(issue: Issue, template: Path, pictures: Mapping[str, Path]) -> bytes:
    """Return the PDF of an issue.

    Args:
        issue: what it says.
        template: the file that says how it looks.
        pictures: where the bytes of each picture lie, by the name that the blocks have for it.

    Raises:
        SiteError: the typesetter refuses it, or is not installed; the message says why.
    """
    try:
        import typst  # large, and needed once a month
    except ImportError as error:
        raise SiteError(f"{error}: python3 inv installs what requirements.lock names") from error
    said = {**asdict(issue), "date": dict(zip(("year", "month", "day"), issue.date.timetuple()[:3], strict=True))}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copyfile(template, folder / "issue.typ")
        (folder / "issue.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        for name, source in pictures.items():
            shutil.copyfile(source, folder / name)
        try:
            return typst.compile(
                folder / "issue.typ",
                root=folder,
                font_paths=[font_folder()],
                ignore_system_fonts=True,
                pdf_standards=[STANDARD],
                format="pdf",
            )
        except typst.TypstError as error:
            raise SiteError(f"the issue cannot be set: {error.message}") from error


def font_folder() -> Path:
    """Return where the Chinese font lies: in a package that holds nothing else, whose digest the lock pins.

    Raises:
        SiteError: it is not installed.
    """
    found = find_spec("cvttf_NotoSansCJK_Regular")
    if found is None or found.origin is None:
        raise SiteError("the Chinese font is not installed; python3 inv installs what requirements.lock names")
    return Path(found.origin).parent


def pages_of(data: bytes, level: int) -> tuple[int, ...]:
    """Return the 1-based page of each heading of a level, in order; 1 is the uppermost."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))

    def walk(entries: Sequence[Any], depth: int) -> Iterator[int]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, depth + 1)
            elif depth == level:
                yield (reader.get_destination_page_number(entry) or 0) + 1

    return tuple(walk(reader.outline, 1))
