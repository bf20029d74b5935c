"""Keys are added and revoked in people.yaml without another byte changing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import UsageError
from plugins.policy.keys import add_key, revoke_key
from plugins.policy.load import load_policy
from tests.policy.test_people import KEY, OTHER

SINCE = datetime(2026, 11, 23, 10, 0, tzinfo=MINISTRY_ZONE)
LATER = datetime(2026, 12, 1, 10, 0, tzinfo=MINISTRY_ZONE)
PEOPLE = """\
# People.
li.wei:
  name: {en: Li Wei, zh-Hans: 李薇}   # a contact
  terms:
    - {role: content-contact, department: disease-control, since: 2025-01-01}

# The machine.
site-machine:
  name: {en: Machine, zh-Hans: 主机}
  terms:
    - {role: machine, department: information-office, since: 2025-01-01}
"""
ENTRY = f'    - {{key: "{KEY}", since: 2026-11-23T10:00:00+08:00}}\n'


@pytest.fixture
def people(root):
    def keys(text):
        (root / "policy/people.yaml").write_text(text, encoding="utf-8")
        return {name: person.keys for name, person in load_policy(root).people.items()}

    return keys


def test_the_first_key_stands_below_the_terms():
    last_term = "disease-control, since: 2025-01-01}\n"
    assert add_key(PEOPLE, "li.wei", KEY, SINCE) == PEOPLE.replace(last_term, f"{last_term}  keys:\n{ENTRY}")


def test_a_key_of_the_last_person_stands_at_the_end():
    assert add_key(PEOPLE, "site-machine", KEY, SINCE) == f"{PEOPLE}  keys:\n{ENTRY}"
    assert add_key(PEOPLE.rstrip("\n"), "site-machine", KEY, SINCE) == f"{PEOPLE}  keys:\n{ENTRY}"


def test_a_second_key_stands_behind_the_first():
    once = add_key(PEOPLE, "li.wei", KEY, SINCE)
    twice = add_key(once, "li.wei", f"{OTHER} comment", LATER)
    assert twice == once.replace(ENTRY, ENTRY + ENTRY.replace(KEY, OTHER).replace("2026-11-23", "2026-12-01"))


def test_an_empty_list_of_keys_is_filled():
    empty = PEOPLE.replace("  terms:\n    - {role: content", "  keys: []\n  terms:\n    - {role: content")
    assert add_key(empty, "li.wei", KEY, SINCE) == empty.replace("  keys: []\n", f"  keys:\n{ENTRY}")


def test_line_ends_of_windows_stay():
    windows = PEOPLE.replace("\n", "\r\n")
    assert add_key(windows, "li.wei", KEY, SINCE) == add_key(PEOPLE, "li.wei", KEY, SINCE).replace("\n", "\r\n")


def test_the_policy_reads_what_was_written(people):
    once = add_key(PEOPLE, "li.wei", KEY, SINCE)
    ((key,), machine) = people(once).values()
    assert (key.public, key.since, key.until, machine) == (KEY, SINCE, None, ())
    (revoked,) = people(revoke_key(once, "li.wei", KEY, LATER))["li.wei"]
    assert (revoked.public, revoked.since, revoked.until) == (KEY, SINCE, LATER)


def test_revoking_writes_an_end_on_the_line_of_the_key_alone():
    twice = add_key(add_key(PEOPLE, "li.wei", KEY, SINCE), "li.wei", OTHER, SINCE)
    ended = f'"{KEY}", since: 2026-11-23T10:00:00+08:00, until: 2026-12-01T10:00:00+08:00}}'
    assert revoke_key(twice, "li.wei", KEY, LATER) == twice.replace(
        f'"{KEY}", since: 2026-11-23T10:00:00+08:00}}', ended
    )


def test_revoking_again_replaces_the_end():
    once = add_key(PEOPLE, "li.wei", KEY, SINCE)
    assert revoke_key(revoke_key(once, "li.wei", KEY, LATER), "li.wei", KEY, SINCE.replace(day=24)) == revoke_key(
        once, "li.wei", KEY, SINCE.replace(day=24)
    )


def test_times_are_written_in_the_zone_of_the_ministry():
    assert add_key(PEOPLE, "li.wei", KEY, SINCE.astimezone(UTC)) == add_key(PEOPLE, "li.wei", KEY, SINCE)


@pytest.mark.parametrize(
    ("who", "key", "since", "message"),
    [
        ("wei.li", KEY, SINCE, "wei.li is not in policy/people.yaml; add the person with name and terms first"),
        ("li.we", KEY, SINCE, "li.we is not in policy/people.yaml; add the person with name and terms first"),
        ("li.wei", "ssh-rsa AAAA", SINCE, "the public key is not one of OpenSSH's ssh-ed25519"),
        ("li.wei", KEY, SINCE.replace(tzinfo=None), "the time has no zone"),
    ],
)
def test_a_key_that_cannot_be_added_is_refused(who, key, since, message):
    with pytest.raises(UsageError) as refused:
        add_key(PEOPLE, who, key, since)
    assert str(refused.value) == message


def test_a_key_is_added_once():
    with pytest.raises(UsageError, match="a key belongs to one person, once"):
        add_key(add_key(PEOPLE, "li.wei", KEY, SINCE), "site-machine", KEY, SINCE)


@pytest.mark.parametrize("who", ["li.wei", "site-machine"])
def test_a_key_that_is_not_there_cannot_be_revoked(who):
    text = add_key(PEOPLE, "li.wei", OTHER if who == "li.wei" else KEY, SINCE)
    with pytest.raises(UsageError, match=f"{who} has no such key"):
        revoke_key(text, who, KEY, LATER)
