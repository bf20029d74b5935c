"""What the preview says above a document; never part of the public output."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Banner:
    """The standing of a document as the preview shows it.

    Attributes:
        state: value of `plugins.model.standing.State`, such as ``draft``; ``""`` where no document is.
        reasons: sentences, most important first.
        findings: one line each, with file and line.
    """

    state: str
    reasons: tuple[str, ...]
    findings: tuple[str, ...]
