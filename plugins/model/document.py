"""A document: one source with its attachments, read and not yet checked by rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from plugins.model.finding import Finding, Weight
from plugins.model.packing import packed


@packed
@dataclass(frozen=True, slots=True)
class Publish:
    """When a document may be public.

    Attributes:
        kind: ``time``, ``on-approval``, ``on-go`` or ``with``.
        at: the instant for ``time``, with a zone; None otherwise.
        id: the document it goes out with, for ``with``; ``""`` otherwise.
    """

    kind: str
    at: datetime | None = None
    id: str = ""

    def __str__(self) -> str:
        """Write it as it may be typed."""
        return self.at.isoformat() if self.at else f"{self.kind} {self.id}".strip()


Value = str | date | datetime | Publish | tuple[str, ...]


class Fielded:
    """What working documents and approved revisions share: values of the closed types, by key."""

    __slots__ = ()
    fields: Mapping[str, Value]

    def string(self, name: str) -> str:
        """Return a field that holds a string, ``""`` when it is absent."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def strings(self, name: str) -> tuple[str, ...]:
        """Return a field that holds a list, ``()`` when it is absent."""
        value = self.fields.get(name)
        return value if isinstance(value, tuple) else ()

    def ids_in(self, name: str) -> tuple[str, ...]:
        """Return the ids in a reference field, which holds one or a list of them; ``()`` when it is absent."""
        return self.strings(name) or tuple(filter(None, (self.string(name),)))

    def day(self, name: str) -> date | None:
        """Return a field that holds a day, None when it is absent."""
        value = self.fields.get(name)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None


@packed
@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a document.

    Attributes:
        name: its file name, NFC, without any folder.
        size_bytes: its length.
        sha256: hexadecimal digest of its bytes.
        text: what is readable in it, for the rules; None when it cannot be read.
        unread: why it cannot be read, ``""`` if it can.
        width, height: of a picture in pixels, as browsers show it; 0 for other files, and where nothing says it.
        pages: of a PDF file; 0 for other files, and where nothing says it.
    """

    name: str
    size_bytes: int
    sha256: str
    text: str | None = None
    unread: str = ""
    width: int = 0
    height: int = 0
    pages: int = 0


@packed
@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the contents: level 2 to 6, the anchor's id, the plain title."""

    level: int
    id: str
    title: str


@packed
@dataclass(frozen=True, slots=True)
class Link:
    """A link in the text.

    Attributes:
        kind: ``document`` (``doc:<id>``), ``media`` (``media:<id>``, the file of that document), ``attachment``,
            ``anchor`` (``#…``) or ``web``.
        target: the id, the file name, ``""`` or the address.
        anchor: what stands behind ``#``, ``""`` if nothing.
        line: 1-based line in the source file.
    """

    kind: str
    target: str
    anchor: str
    line: int


@packed
@dataclass(frozen=True, slots=True)
class Text:
    """A body after Markdown: safe HTML and what can be known from it.

    ``doc:`` links and own attachments stand in the HTML as
    ``<a href="doc:<id>#anchor">`` and ``<a href="attachment:<name>">`` (also
    ``<img src="attachment:<name>">``), and shared files with ``media:<id>``; rendering puts the addresses in.

    Attributes:
        html: sanitised; the page puts it into an element of its own.
        headings: in the order of the text.
        anchors: every id that can be linked to.
        links: in the order of the text.
        plain: the words alone, blocks separated by a newline; for search and rules.
    """

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    plain: str

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of documents that it leads to, or whose shared file it shows, each once."""
        return tuple(dict.fromkeys(link.target for link in self.links if link.kind in ("document", "media")))


class NamedRule(Protocol):
    """What a finding takes from the rule that yields it."""

    @property
    def code(self) -> str:
        """Three letters and three digits, for example ``COL012``."""

    @property
    def name(self) -> str:
        """One word or several joined by underscores."""

    @property
    def weight(self) -> Weight:
        """What its findings hold up unless they say otherwise."""


@dataclass(frozen=True, slots=True)
class Document(Fielded):
    """One source, as typed values with their lines.

    Attributes:
        path: POSIX path of the Markdown file relative to the root.
        column: key of the column, from the folder or the approved bytes.
        fields: values of the closed types; a value that could not be read is absent (and a finding of the reader).
        raw: every scalar or list as it was typed.
        lines: 1-based line of each key.
        body: the Markdown source below the front matter, LF line ends.
        body_line: 1-based line of its first line.
        attachments: sorted by name.
        text: the body after Markdown.
    """

    path: str
    column: str
    fields: Mapping[str, Value]
    raw: Mapping[str, str | tuple[str, ...]]
    lines: Mapping[str, int]
    body: str
    body_line: int
    attachments: tuple[Attachment, ...]
    text: Text

    @property
    def id(self) -> str:
        """The id, ``""`` when the front matter has none that can be read."""
        value = self.fields.get("id")
        return value if isinstance(value, str) else ""

    @property
    def text_and_files(self) -> str:
        """Name the files of which one digest is made: where that differs, nobody can tell which of them it was."""
        beside = ", ".join(file.name for file in self.attachments) or "none"
        return f"{self.path} or a file beside it (there now: {beside})"

    def finding(
        self,
        rule: NamedRule,
        *,
        expected: str,
        got: object = None,
        field: str = "",
        line: int | None = None,
        weight: Weight | None = None,
        due: datetime | None = None,
    ) -> Finding:
        """Make a finding of ``rule`` on this document.

        ``got`` is shown as ``nothing`` when None, as it is when it is a tuple
        of one already worded string, else as its `repr`. The line is that of
        ``field``, or the first of the file.
        """
        if got is None:
            shown = "nothing"
        elif isinstance(got, tuple) and len(got) == 1:
            shown = str(got[0])
        elif isinstance(got, (date, datetime)):
            shown = got.isoformat()
        else:
            shown = repr(got)
        return Finding(
            path=self.path,
            line=self.lines.get(field, 1) if line is None else line,
            code=rule.code,
            rule=rule.name,
            field=field,
            got=shown,
            expected=expected,
            weight=rule.weight if weight is None else weight,
            document=self.id,
            due=due,
        )
