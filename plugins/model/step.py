"""A step of a column's chain: a role, and of which department or document its holder must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.model.act import Act
from plugins.model.person import Person
from plugins.model.subject import Subject

OF = ("department", "leader")


@dataclass(frozen=True, slots=True)
class Step:
    """One approval that a column asks for.

    Attributes:
        role: that whoever takes it holds.
        of: ``department``: the role is held in the document's department; ``leader``: the person
            is the leader whom the document names; ``""``: anybody with the role.
    """

    role: str
    of: str = ""

    def is_for(self, person: Person, subject: Subject, at: datetime) -> bool:
        """Tell whether a person could take it at ``at``; where the text is not at hand, the role alone decides."""
        if self.of == "leader" and subject.leader not in (None, person.key):
            return False
        return person.holds(self.role, at, subject.department if self.of == "department" else None)

    def holder(self, subject: Subject) -> str:
        """Return in words who takes it, such as ``liaison of disease-control``."""
        if self.of == "leader" and subject.leader is not None:
            return f"{self.role} {subject.leader or 'whom the document does not name'}"
        if self.of == "department" and subject.department is not None:
            return f"{self.role} of {subject.department or 'a department that the document does not name'}"
        return self.role


def step_due(chain: Sequence[Step], acts: Sequence[Act]) -> Step | None:
    """Return the step that follows on a submission and the steps taken since, None when there is none."""
    done = len(acts) - 1
    return chain[done] if 0 <= done < len(chain) else None
