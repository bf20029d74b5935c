"""Whoever cannot sign here is told why, and what to do instead (I.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.person import Key, Person, Term
from plugins.review.missing_key import why_no_key

AT = datetime(2026, 11, 29, 9, 0, tzinfo=MINISTRY_ZONE)
DAY = timedelta(days=1)
LI = Person("li.wei", {}, (Term("content-contact", "disease-control", AT - DAY),))
CHEN = Person("chen.yu", {}, (Term("information-office", "information", AT - DAY),))
KEY = Key("ssh-ed25519 AAAA", AT - DAY)
SEND = "; without it, send the file and the folder of its name to the Information Office, which receives it"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "li.wei"


def test_a_contact_without_a_key_is_told_to_send(file):
    assert why_no_key(LI, AT, file) == (
        f"li.wei has no key in policy/people.yaml; python3 inv enroll li.wei makes one for whoever is to sign{SEND}"
    )


def test_a_contact_whose_key_is_elsewhere_is_not_told_to_make_another(file):
    assert why_no_key(replace(LI, keys=(KEY,)), AT, file) == (
        f"li.wei has a key in policy/people.yaml, but not on this machine; sign where it is{SEND}"
    )


def test_who_is_of_the_office_sends_nothing(file):
    assert "send" not in why_no_key(CHEN, AT, file)


def test_a_key_of_later_is_the_fault_of_a_clock(file):
    assert why_no_key(replace(LI, keys=(Key("k", AT + DAY),)), AT, file) == (
        "the key of li.wei counts from 2026-11-30 09:00, and the clock of this machine shows 2026-11-29 09:00; "
        "set the clock right"
    )


def test_an_ended_key_is_named_so(file):
    ended = replace(LI, keys=(Key("k", AT - DAY, AT),))
    assert why_no_key(ended, AT, file).startswith(
        "the key of li.wei has ended in policy/people.yaml; python3 inv enroll"
    )


def test_a_file_that_cannot_be_read_and_another_key_are_told_apart(file):
    person = replace(LI, keys=(KEY,))
    file.mkdir()
    assert (
        why_no_key(person, AT, file) == f"{file} cannot be read: Is a directory; let its owner read it, and nobody else"
    )
    file.rmdir()
    file.write_text("another")
    assert why_no_key(person, AT, file).startswith(f"{file} is not the key that policy/people.yaml has for li.wei")
