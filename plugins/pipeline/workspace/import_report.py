"""What an import found: records that became documents, those refused, and the digits of the report to be signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain

from plugins.model.act import Act
from plugins.model.finding import Finding, Weight

SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Imported:
    """A record that became a document.

    Attributes:
        line: of the file, 1-based.
        id: given, or made.
        path: below ``content/``, POSIX.
        digest: that was adopted.
        notes: what was changed on the way in.
        origin: address on the old site, ``""`` for none.
    """

    line: int
    id: str
    path: str
    digest: str
    notes: tuple[str, ...]
    origin: str = ""

    @property
    def url(self) -> str:
        """Where it will be on this site."""
        return f"/{self.path.removeprefix('content/').removesuffix('.md')}.html"


@dataclass(slots=True)
class ImportReport:
    """The result of an import.

    Attributes:
        taken: records that became documents, in the order of the file.
        refused: line and reason of each other.
        findings: what else is said of those taken; it blocks nothing.
        act: the adoption, None when nothing was taken or nothing was agreed to.
        source: digest of the file, the column and the policy, from which all of this follows.
    """

    taken: list[Imported] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    act: Act | None = None
    source: str = ""

    @property
    def is_clean(self) -> bool:
        """Whether every record is taken, and whoever signs has nothing to read first."""
        return not self.refused and all(finding.weight is Weight.NOTE for finding in self.findings)

    @property
    def seen(self) -> str:
        """Digits that stand for the file and all that is said of it; whoever signs gives them."""
        said = sorted(f"{one.code} {one.field} {one.line}: {one.got}, {one.expected}" for one in self.findings)
        taken = [f"{one.line}: {note}" for one in self.taken for note in one.notes]
        return digest_of_lines((), self.source, *map(str, self.refused), *said, *taken)[:SHOWN_DIGITS]


Agreed = Callable[[ImportReport], bool]
"""Asked before anything is signed, with all that was found."""


def digest_of_lines(lines: Iterable[str], *others: str) -> str:
    """Return a digest of the lines of a file, and of texts that decide with it."""
    made = hashlib.sha256()
    for line in chain(others, lines):
        made.update(f"{line}\0".encode())
    return made.hexdigest()
