"""What the preview says above a document; never part of the public output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

HOME = "index.html"
"""Under which the banner of the home pages of all languages is found."""


class Draft(NamedTuple):
    """A text that is being written, as the home page of the preview lists it.

    Attributes:
        id: of the document.
        state: as in `Banner`.
        findings: how many there are.
        contact: key of the person whose it is, ``""`` where the text does not say.
    """

    id: str
    state: str
    findings: int
    contact: str


@dataclass(frozen=True, slots=True)
class Banner:
    """The standing of a document as the preview shows it.

    Attributes:
        state: value of `plugins.model.standing.State`, such as ``draft``; ``""`` where no document is.
        reasons: sentences, most important first.
        findings: one line each, with file and line.
        drafts: on the home page, what is being written, what was changed last first.
        more: how many more there are.
    """

    state: str
    reasons: tuple[str, ...]
    findings: tuple[str, ...]
    drafts: tuple[Draft, ...] = ()
    more: int = 0
