"""``policy/people.yaml`` and ``policy/departments.yaml``."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime

from plugins.model.clock import day_starts
from plugins.model.person import Department, Key, Person, Term
from plugins.model.value import KEY, parse_day, parse_instant
from plugins.policy.fields import by_language
from plugins.policy.nodes import Entry

REVIEW_ROLES = (
    "content-contact",
    "deputy",
    "liaison",
    "information-office",
    "information-office-head",
    "ministry-leader",
    "general-office",
    "spokesperson",
    "international-department",
)
ROLES = (*REVIEW_ROLES, "machine")
KEY_TYPE = "ssh-ed25519"
_ED25519_BYTES = 32


def read_departments(entry: Entry) -> dict[str, Department]:
    """Read the departments, in the order of the file."""
    departments = {}
    for key, own in entry.map().items():
        if not KEY.fullmatch(key):
            own.fault("got a key with other characters, expected lower case, such as disease-control")
        departments[key] = Department(key, by_language(own))
    return departments


def read_people(entry: Entry, departments: Mapping[str, Department]) -> dict[str, Person]:
    """Read people with their terms and keys, in the order of the file."""
    people: dict[str, Person] = {}
    owners: dict[str, str] = {}
    for key, own in entry.map().items():
        if not KEY.fullmatch(key):
            own.fault("got a key with other characters, expected lower case, such as li.wei")
        record = own.record(("name", "terms"), ("keys",))
        terms = record.get("terms", lambda e: _terms(e, departments), tuple[Term, ...]())
        keys = record.get("keys", _keys, tuple[Key, ...]())
        for public in keys:
            holder = owners.setdefault(public.public.split()[1], key)
            if holder != key:
                record.entries["keys"].fault(f"a key that {holder} has as well; a key belongs to one person")
        people[key] = Person(key, record.get("name", by_language, {}), terms, keys)
    return people


def _terms(entry: Entry, departments: Mapping[str, Department]) -> tuple[Term, ...]:
    terms = []
    for one in entry.entries():
        record = one.record(("role", "department", "since"), ("until",))
        role = record.get("role", lambda e: e.one_of(ROLES, "role"), "")
        department = record.get("department", lambda e: e.one_of(departments, "department"), "")
        since, until = record.get("since", _instant, None), record.get("until", _instant, None)
        if since and role and department and _in_order(one, since, until):
            terms.append(Term(role, department, since, until))
    return tuple(terms)


def _keys(entry: Entry) -> tuple[Key, ...]:
    keys = []
    for one in entry.entries():
        record = one.record(("key", "since"), ("until",))
        public = record.get("key", lambda e: e.text(is_ed25519, "a public key such as ssh-ed25519 AAAA…"), "")
        since, until = record.get("since", _instant, None), record.get("until", _instant, None)
        if since and public and _in_order(one, since, until):
            keys.append(Key(" ".join(public.split()[:2]), since, until))
    return tuple(keys)


def _in_order(entry: Entry, since: datetime, until: datetime | None) -> bool:
    if until is None or since < until:
        return True
    entry.fault(f"since {since.isoformat()} is not before until {until.isoformat()}")
    return False


def _instant(entry: Entry) -> datetime | None:
    text = entry.text(bool, "a day such as 2026-11-23")
    if not text:
        return None
    try:
        return parse_instant(text) if "T" in text else day_starts(parse_day(text))
    except ValueError as error:
        entry.fault(f"got {text!r}, expected {error}")
        return None


def is_ed25519(public: str) -> bool:
    """Tell whether ``public`` is an OpenSSH public key of the type ed25519, a comment behind it or not.

    Source: RFC 8709, section 4; the blob holds the type and 32 bytes, each behind its length.
    """
    parts = public.split()
    if len(parts) < 2 or parts[0] != KEY_TYPE or "\n" in public:
        return False
    try:
        blob = base64.b64decode(parts[1], validate=True)
    except (binascii.Error, ValueError):
        return False
    head = len(KEY_TYPE).to_bytes(4, "big") + KEY_TYPE.encode() + _ED25519_BYTES.to_bytes(4, "big")
    return blob.startswith(head) and len(blob) == len(head) + _ED25519_BYTES
