"""``policy/departments.yaml``: departments and bureaus, and which of them answers for one that ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from plugins.model.clock import day_of
from plugins.model.person import Department, Term
from plugins.model.value import KEY
from plugins.policy.fields import LANGUAGES
from plugins.policy.nodes import Entry, meant

TELEPHONE = re.compile(r"\+?[0-9]+(?:-[0-9]+)*")
EMAIL = re.compile(r"(?<![A-Za-z0-9._-])[A-Za-z0-9._-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

BOTH = {"en": "{old} (from {day}: {new})", "zh-Hans": "{old}（自{day}起：{new}）"}
"""How the titles of a department and of its successor stand together, by language."""


def read_departments(entry: Entry) -> dict[str, Department]:
    """Read the departments, in the order of the file."""
    departments = {}
    own = entry.map()
    for key, one in own.items():
        if not KEY.fullmatch(key):
            one.fault("got a key with other characters, expected lower case, such as disease-control")
        record = one.record(LANGUAGES, ("until", "successor", "telephone", "email"))
        title = {language: record.get(language, lambda e: e.text(bool), "") for language in LANGUAGES}
        until, successor = record.get("until", Entry.instant, None), record.get("successor", Entry.text, "")
        if (until is None) != (not successor):
            one.fault("got one of until and successor, expected both, such as until: 2027-01-01, successor: health-law")
        telephone, email = record.get("telephone", _telephone, ""), record.get("email", _email, "")
        departments[key] = Department(key, title, until if successor else None, successor, telephone, email)
    for key, department in departments.items():
        if department.successor not in ("", *departments):
            own[key].fault(f"successor: {department.successor!r} is no department; {meant(department.successor, own)}")
        elif fault := _fault_of_chain(department, departments):
            own[key].fault(f"successor: {fault}")
    return {key: replace(one, title=_titles(one, departments)) for key, one in departments.items()}


def answering_terms(terms: Sequence[Term], departments: Mapping[str, Department]) -> tuple[Term, ...]:
    """Return somebody's terms, with those that they have because their department answers for one that ended.

    A term in a department that ended ends with it.
    """
    found = []
    for department in departments.values():
        for answering, since, until in _answering(department, departments):
            for term in terms:
                if term.department != answering:
                    continue
                first = max(filter(None, (term.since, since)))
                last = min(filter(None, (term.until, until)), default=None)
                if last is None or first < last:
                    found.append(replace(term, department=department.key, since=first, until=last))
    return tuple(found)


def _telephone(entry: Entry) -> str:
    return _formed(entry, TELEPHONE, "a telephone number of digits and hyphens, such as 000-5550-1200")


def _email(entry: Entry) -> str:
    return _formed(entry, EMAIL, "an address such as wells@health.example")


def _formed(entry: Entry, form: re.Pattern[str], expected: str) -> str:
    """Return a text that has a form, ``""`` with a fault for any other."""
    text = entry.text()
    if form.fullmatch(text):
        return text
    entry.fault(f"got {text!r}, expected {expected}")
    return ""


def _answering(
    department: Department, departments: Mapping[str, Department]
) -> Iterator[tuple[str, datetime | None, datetime | None]]:
    """Yield whose people answer for a department, from when until when; None is open."""
    since, one = None, department
    while True:
        yield one.key, since, one.until
        if one.until is None or one.successor not in departments or (since and one.until <= since):
            return
        since, one = one.until, departments[one.successor]


def _fault_of_chain(department: Department, departments: Mapping[str, Department]) -> str:
    """Say why the successors of a department do not follow on it, ``""`` when they do."""
    one = department
    while one.until is not None and one.successor in departments:
        following = departments[one.successor]
        if following.until is not None and following.until <= one.until:
            return f"{following.key} ends on {day_of(following.until)}, expected a department that is there then"
        one = following
    return ""


def _titles(department: Department, departments: Mapping[str, Department]) -> Mapping[str, str]:
    """Return the title of a department, with day and title of the one that answers for it last if it ended."""
    successor = departments.get(department.successor)
    if department.until is None or successor is None:
        return department.title
    day = day_of(department.until)
    return {
        language: BOTH[language].format(old=title, day=day, new=successor.title[language])
        for language, title in department.title.items()
    }
