"""The part of a policy that says who may approve what: people with roles and keys, and the steps of columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.model.error import PolicyError
from plugins.model.person import Person
from plugins.model.step import Step
from plugins.policy.columns import read_steps
from plugins.policy.departments import read_departments
from plugins.policy.load import COLUMNS, FOLDER
from plugins.policy.nodes import Entry, Faults, compose
from plugins.policy.people import read_people

PEOPLE = f"{FOLDER}/people.yaml"
DEPARTMENTS = f"{FOLDER}/departments.yaml"


@dataclass(frozen=True, slots=True)
class Entitlements:
    """Who may approve what.

    Attributes:
        people: by key.
        chains: steps by key of the column.
        urgent: keys of the columns that have urgent notices.
    """

    people: Mapping[str, Person]
    chains: Mapping[str, tuple[Step, ...]]
    urgent: frozenset[str]


def entitles(path: str) -> bool:
    """Tell whether a file of policy says who may approve what."""
    return path in (PEOPLE, DEPARTMENTS) or path.startswith(f"{COLUMNS}/")


def read_entitlements(sources: Mapping[str, bytes]) -> Entitlements:
    """Read who may approve what from the files of a policy that say so, by path.

    What else stands in the files of columns is not judged: a later program may know more of it, or other things.

    Raises:
        PolicyError: people or departments are missing or have faults, or a column has no steps.
    """
    faults = Faults()
    entries = {path: entry for path, data in sources.items() if (entry := compose(data.decode(), path, faults))}
    missing = [path for path in (PEOPLE, DEPARTMENTS) if path not in entries]
    if missing:
        raise PolicyError(f"{missing[0]}:1: got nothing, expected people and departments")
    people = read_people(entries[PEOPLE], read_departments(entries[DEPARTMENTS]))
    columns = {PurePosixPath(path).stem: entry.map() for path, entry in entries.items() if path.startswith(COLUMNS)}
    chains = {key: _steps(record) for key, record in columns.items()}
    if found := faults.lines():
        raise PolicyError("\n".join(found))
    if without := [key for key, steps in chains.items() if not steps]:
        raise PolicyError(f"{COLUMNS}/{without[0]}.yaml:1: got no steps, expected a list of roles")
    return Entitlements(people, chains, frozenset(key for key, record in columns.items() if "urgent" in record))


def _steps(record: Mapping[str, Entry]) -> tuple[Step, ...]:
    """Return the steps of a column, none where one is not known; its fields were judged when the policy was signed."""
    entry = record.get("chain")
    if entry is None:
        return ()
    apart = Entry(entry.node, entry.path, entry.line, entry.where, Faults())
    steps = read_steps(apart, {})
    return steps if len(steps) == len(apart.entries()) else ()
