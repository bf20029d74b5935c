"""People, the roles they hold for a term, and their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

IMPLIED_ROLES: Mapping[str, tuple[str, ...]] = {"information-office-head": ("information-office",)}
"""A head holds the rights of a reviewer as well."""


@dataclass(frozen=True, slots=True)
class Term:
    """A role held in a department from ``since`` until, not including, ``until``; None: open.

    ``deputises`` is the key of the person for whom it is held while they are away, ``""`` for a term of one's own.
    """

    role: str
    department: str
    since: datetime
    until: datetime | None = None
    deputises: str = ""

    def is_for(self, role: str, at: datetime, department: str | None = None) -> bool:
        """Tell whether it gives ``role``, in ``department`` if that is given, at ``at``."""
        return (
            _covers(self.since, self.until, at)
            and (self.role == role or role in IMPLIED_ROLES.get(self.role, ()))
            and (department is None or self.department == department)
        )


@dataclass(frozen=True, slots=True)
class Key:
    """An OpenSSH public key and when it may sign; ``until`` is not included, None: open."""

    public: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or the machine that seals, as ``policy/people.yaml`` says it."""

    key: str
    name: Mapping[str, str]
    terms: tuple[Term, ...]
    keys: tuple[Key, ...] = ()

    def roles(self, at: datetime) -> frozenset[str]:
        """Return the roles held at ``at``, implied ones included."""
        held = {t.role for t in self.terms if _covers(t.since, t.until, at)}
        return frozenset(held.union(*(IMPLIED_ROLES.get(role, ()) for role in held)))

    def holds(self, role: str, at: datetime, department: str | None = None) -> bool:
        """Tell whether ``role`` is held at ``at``, in ``department`` if that is given."""
        return any(term.is_for(role, at, department) for term in self.terms)

    def principals(self, role: str, at: datetime, department: str | None = None) -> frozenset[str]:
        """Return the keys of those for whom ``role`` is held at ``at``; none where it is held in one's own right.

        Where terms in ``department`` give the role, they alone decide.
        """
        giving = [term for term in self.terms if term.is_for(role, at)]
        giving = [term for term in giving if term.department == department] or giving
        own = any(not term.deputises for term in giving)
        return frozenset() if own else frozenset(term.deputises for term in giving)

    def keys_at(self, at: datetime) -> tuple[str, ...]:
        """Return the public keys that may sign at ``at``."""
        return tuple(k.public for k in self.keys if _covers(k.since, k.until, at))


@dataclass(frozen=True, slots=True)
class Department:
    """A department or bureau; who stands for it is said by terms in people.

    Attributes:
        key: of the department.
        title: by language; of one that was renamed or merged with the day and the title of its successor.
        until: the instant from which its successor answers for it, None while it is there.
        successor: key of that department, ``""`` for none.
        telephone, email: at which the public reaches it, ``""`` where policy says none.
    """

    key: str
    title: Mapping[str, str]
    until: datetime | None = None
    successor: str = ""
    telephone: str = ""
    email: str = ""


def _covers(since: datetime, until: datetime | None, at: datetime) -> bool:
    return since <= at and (until is None or at < until)
