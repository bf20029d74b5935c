"""What of a document decides who may take an act on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.model.document import Document
from plugins.model.revision import Revision

LEADER = "leader"
"""The field, of the type ``person``, that names the leader whom a document is about."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A text, as far as it decides who may take an act on it.

    Attributes:
        column: key of its column; ``""`` when it is not known.
        department: key of its department, ``""`` if it names none; None when the text is not at hand.
        leader: key of the person in `LEADER`, ``""`` if it names nobody; None when the text is not at hand.
        contact: key of the person who wrote it, ``""`` if it names nobody; None when the text is not at hand.
    """

    column: str = ""
    department: str | None = None
    leader: str | None = None
    contact: str | None = None

    @property
    def is_at_hand(self) -> bool:
        """Whether the text is at hand, and not its column alone."""
        return self.department is not None


Subjects = Mapping[tuple[str, str], Subject]
"""By id and digest. Under ``(id, "")`` stands what is known of texts that are not at hand: the column."""


def subject_of(text: Document | Revision) -> Subject:
    """Return what of a text decides who may take an act on it."""
    return Subject(text.column, text.string("department"), text.string(LEADER), text.string("contact"))


def subject_in(subjects: Subjects, id: str, digest: str) -> Subject:
    """Return the subject of a text; of one that is not at hand, what is known of the others of its document."""
    return subjects.get((id, digest)) or subjects.get((id, ""), Subject())


def subjects_of(revisions: Iterable[Revision]) -> dict[tuple[str, str], Subject]:
    """Return the subjects of approved revisions; the last one of a document gives the column of its other texts."""
    found: dict[tuple[str, str], Subject] = {}
    for revision in revisions:
        found[revision.id, revision.digest] = subject_of(revision)
        found[revision.id, ""] = Subject(revision.column)
    return found
