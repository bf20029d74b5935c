"""What another policy would change, in lines that a person reads before they sign it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import PolicyError
from plugins.model.person import Key, Person, Term
from plugins.model.policy import Policy
from plugins.model.step import Step
from plugins.policy.load import policy_of
from plugins.review.signature import fingerprint

PEOPLE = "policy/people.yaml"
COLUMN = "policy/columns/"
Files = Mapping[str, bytes]


def changed_paths(before: Files, after: Files) -> list[str]:
    """Return the paths of files that are new, gone or different, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def changes(before: Files, after: Files) -> dict[str, list[str]]:
    """Say what differs between two policies, by file.

    People, their keys and terms, and the chains of columns are told by what
    they mean; of everything else the lines are shown. A policy with faults is
    told by its lines alone.
    """
    found: dict[str, list[str]] = {}
    old, new = _understood(before), _understood(after)
    for path in changed_paths(before, after):
        lines: list[str] = []
        if old and new and path == PEOPLE:
            lines = list(_people(old.people, new.people))
        elif old and new and path.startswith(COLUMN):
            lines = list(_chains(path.removeprefix(COLUMN).removesuffix(".yaml"), old, new))
        found[path] = lines or list(_lines(before.get(path, b""), after.get(path, b"")))
        if lines and path != PEOPLE:
            found[path] += _lines(before.get(path, b""), after.get(path, b""))
    return found


def _understood(files: Files) -> Policy | None:
    try:
        return policy_of(files) if files else None
    except PolicyError:
        return None


def _people(before: Mapping[str, Person], after: Mapping[str, Person]) -> Iterator[str]:
    for who in sorted(before.keys() | after.keys()):
        old, new = before.get(who), after.get(who)
        if old == new:
            continue
        if old is None or new is None:
            yield f"{who}: {'new' if old is None else 'gone, with every key and term'}"
        elif old.name != new.name:
            yield f"{who}: another name, {', '.join(new.name.values())}"
        yield from _between(who, _held(old), _held(new))


def _between(who: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    yield from (f"{who}: no more {line}" for line in old if line not in new)
    yield from (f"{who}: now {line}" for line in new if line not in old)


def _held(person: Person | None) -> list[str]:
    return [*map(_term, person.terms), *map(_key, person.keys)] if person else []


def _term(term: Term) -> str:
    whom = f", for {term.deputises}" if term.deputises else ""
    until = f" until {term.until.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}" if term.until else ""
    return f"{term.role} in {term.department}{whom}, since {term.since.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}{until}"


def _key(key: Key) -> str:
    until = f" until {key.until.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}" if key.until else ""
    return f"the key {fingerprint(key.public)}, since {key.since.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}{until}"


def _chains(key: str, before: Policy, after: Policy) -> Iterator[str]:
    old, new = before.columns.get(key), after.columns.get(key)
    if old is None or new is None:
        yield f"{key}: {'a new column' if old is None else 'the column is gone'}"
    if new and (old is None or old.chain != new.chain):
        yield f"{key}: approved by {_chain(new.chain)}" + (f" instead of {_chain(old.chain)}" if old else "")


def _chain(steps: Sequence[Step]) -> str:
    return ", then ".join(f"{step.role} ({step.of})" if step.of else step.role for step in steps)


def _lines(before: bytes, after: bytes) -> Iterator[str]:
    old, new = (data.decode(errors="replace").splitlines() for data in (before, after))
    for line in difflib.unified_diff(old, new, n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield f"{line[0]} {''.join(map(_visible, line[1:].strip()))}"


def _visible(character: str) -> str:
    return character if character.isprintable() else f"<U+{ord(character):04X}>"
