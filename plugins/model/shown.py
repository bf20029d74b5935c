"""How a value stands in the metadata table of a page, in plain data that rendering makes a row of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Words:
    """Texts as they are read, one after the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as it is read and for machines."""

    day: date


@dataclass(frozen=True, slots=True)
class Minute:
    """A day and time in Asia/Shanghai, as it is read and, as it was typed, for machines."""

    typed: str


@dataclass(frozen=True, slots=True)
class DepartmentTitle:
    """The title of a department in the language of the page, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class ChoiceTitle:
    """The title of a choice in the language of the page, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of somebody in the language of the page, by their key."""

    key: str


@dataclass(frozen=True, slots=True)
class Telephone:
    """A telephone number that is called from the page."""

    number: str


@dataclass(frozen=True, slots=True)
class Documents:
    """Links to those of the documents that are public and that the field may refer to, by id."""

    ids: tuple[str, ...]


Shown = Words | Day | Minute | DepartmentTitle | ChoiceTitle | PersonName | Telephone | Documents
