"""What an evaluation asks about the texts of revisions: facts that builds derive and people at work do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from plugins.model.cites import Article
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.pipeline.cache.revision_source import ReadRevision
from plugins.read.approved import read_revision


class RevisionFacts(Protocol):
    """Reads revisions, and says what their texts amount to."""

    def read(self, paths: Sequence[str]) -> Iterator[ReadRevision]:
        """Read revisions as `read_revision` does, in the order of their paths."""

    def withheld(self, revisions: Sequence[Revision]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Return why revisions must not go out, by digest, with the findings that say so."""

    def links(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that the text of each revision links to, by id of the revision's document."""

    def cites(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[Article, ...]]:
        """Return the articles of others that the text of each revision cites, by id of the revision's document."""


class NoFacts:
    """The facts of people at work: texts are not searched for marks of secrecy, links or citations."""

    def __init__(self, root: Path, policy: Policy) -> None:
        self._root = root
        self._policy = policy

    def read(self, paths: Sequence[str]) -> Iterator[ReadRevision]:
        """Read revisions one after the other."""
        return (read_revision(self._root, path, self._policy.columns) for path in paths)

    def withheld(self, revisions: Sequence[Revision]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Withhold nothing."""
        return {}, ()

    def links(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[str, ...]]:
        """Return no links."""
        return {}

    def cites(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[Article, ...]]:
        """Return no articles."""
        return {}
