"""``policy/people.yaml``."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from plugins.model.person import Department, Key, Person, Term
from plugins.model.role import ROLES
from plugins.model.value import KEY
from plugins.policy.departments import answering_terms
from plugins.policy.fields import by_language
from plugins.policy.look_alikes import look_alikes
from plugins.policy.nodes import Entry

DEPUTY = "deputy"
KEY_TYPE = "ssh-ed25519"
_ED25519_BYTES = 32


def read_people(entry: Entry, departments: Mapping[str, Department]) -> dict[str, Person]:
    """Read people with their terms and keys, in the order of the file."""
    people: dict[str, Person] = {}
    owners: dict[str, str] = {}
    for key, own in entry.map().items():
        if not KEY.fullmatch(key):
            own.fault("got a key with other characters, expected lower case, such as li.wei")
        record = own.record(("name", "terms"), ("keys",))
        terms = record.get("terms", partial(_terms, departments=departments, who=key), tuple[Term, ...]())
        keys = record.get("keys", _keys, tuple[Key, ...]())
        for public in keys:
            holder = owners.setdefault(public.public.split()[1], key)
            if holder != key:
                record.entries["keys"].fault(f"a key that {holder} has as well; a key belongs to one person")
        people[key] = Person(key, record.get("name", by_language, {}), terms, keys)
    for key, other in look_alikes(people):
        entry.map()[key].fault(f"got a key that looks like {other}, expected one that nobody takes for another")
    deputised = {key: _with_deputised(person, people, entry) for key, person in people.items()}
    ended = any(department.until for department in departments.values())
    return {
        key: replace(p, terms=answering_terms(p.terms, departments)) if ended else p for key, p in deputised.items()
    }


def _with_deputised(person: Person, people: Mapping[str, Person], entry: Entry) -> Person:
    """Return a person with the roles of those for whom they stand in, in place of the terms that say so.

    Each role is held as long as both terms run. A role without deputies is
    not passed on, and nobody stands in for somebody who stands in.
    """
    if not any(term.deputises for term in person.terms):
        return person
    terms: list[Term] = []
    for term in person.terms:
        if not term.deputises:
            terms.append(term)
            continue
        principal = people.get(term.deputises)
        held = [_while(term, own) for own in (principal.terms if principal else ()) if not own.deputises]
        if found := [one for one in held if one]:
            terms += found
            continue
        fault = (
            "there is nobody of that name"
            if principal is None
            else (f"{term.deputises} holds no role in {term.department} at that time for which somebody can stand in")
        )
        place = entry.map()[person.key].map()["terms"]
        place.fault(f"for: {fault}, expected a person with a term of their own, such as for: chen.yu")
    return replace(person, terms=tuple(terms))


def _while(term: Term, own: Term) -> Term | None:
    """Return a role of somebody's own as their deputy holds it, None if the deputy's term gives it never."""
    since = max(term.since, own.since)
    until = min(filter(None, (term.until, own.until)), default=None)
    if own.department != term.department or not ROLES[own.role].has_deputies or (until and until <= since):
        return None
    return Term(own.role, own.department, since, until, term.deputises)


def _terms(entry: Entry, departments: Mapping[str, Department], who: str) -> tuple[Term, ...]:
    terms = []
    for one in entry.entries():
        record = one.record(("role", "department", "since"), ("until", "for"))
        role = record.get("role", lambda e: e.one_of(ROLES, "role"), "")
        department = record.get("department", lambda e: e.one_of(departments, "department"), "")
        since, until = record.get("since", Entry.instant, None), record.get("until", Entry.instant, None)
        whom = record.get("for", partial(_principal, who=who, role=role), "")
        if whom and until is None:
            one.fault("got for without until, expected the day on which the leave ends, such as until: 2026-10-08")
        if since and role and department and _in_order(one, since, until):
            terms.append(Term(role, department, since, until, whom))
    return tuple(terms)


def _principal(entry: Entry, who: str, role: str) -> str:
    """Read for whom somebody stands in; ``""`` and a fault where nobody can."""
    whom = entry.text(bool, "the key of a person, such as chen.yu")
    if role != DEPUTY:
        entry.fault(f"got for with the role {role}, expected it with the role {DEPUTY}")
    elif whom == who:
        entry.fault("nobody stands in for themself")
    else:
        return whom
    return ""


def _keys(entry: Entry) -> tuple[Key, ...]:
    keys = []
    for one in entry.entries():
        record = one.record(("key", "since"), ("until",))
        public = record.get("key", lambda e: e.text(is_ed25519, "a public key such as ssh-ed25519 AAAA…"), "")
        since, until = record.get("since", Entry.instant, None), record.get("until", Entry.instant, None)
        if since and public and _in_order(one, since, until):
            keys.append(Key(" ".join(public.split()[:2]), since, until))
    return tuple(keys)


def _in_order(entry: Entry, since: datetime, until: datetime | None) -> bool:
    if until is None or since < until:
        return True
    entry.fault(f"since {since.isoformat()} is not before until {until.isoformat()}")
    return False


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
