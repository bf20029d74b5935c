"""The nouns: what small questions to them answer."""

from __future__ import annotations

import hashlib
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.model.digest import revision_digest, sha256
from plugins.model.document import Publish
from plugins.model.error import IntegrityError, PolicyError, RefusedError, SiteError, UsageError
from plugins.model.finding import Finding, Weight
from plugins.model.person import Key, Person, Term
from plugins.model.publication import Punctuality, punctuality
from plugins.model.revision import Revision
from plugins.model.standing import Dossier

START = datetime(2026, 1, 1, tzinfo=UTC)
END = START + timedelta(days=30)
JUST_BEFORE = END - timedelta(microseconds=1)


def person(*terms: Term, keys: tuple[Key, ...] = ()) -> Person:
    """Make somebody."""
    return Person("li.wei", {"en": "Li Wei"}, terms, keys)


def test_a_role_is_held_from_its_first_instant_until_just_before_its_last():
    somebody = person(Term("deputy", "disease-control", START, END))

    assert [somebody.holds("deputy", at) for at in (START, JUST_BEFORE, END)] == [True, True, False]
    assert [somebody.roles(at) for at in (START - timedelta(days=1), START)] == [frozenset(), {"deputy"}]


def test_an_open_term_goes_on():
    assert person(Term("deputy", "disease-control", START)).holds("deputy", END + timedelta(days=9999))


def test_a_role_is_held_in_its_department_only_where_one_is_named():
    somebody = person(Term("content-contact", "disease-control", START))

    assert somebody.holds("content-contact", START, "disease-control")
    assert not somebody.holds("content-contact", START, "policy-and-law")


def test_a_head_holds_the_role_of_a_reviewer_and_no_reviewer_that_of_a_head():
    head = person(Term("information-office-head", "information-office", START))
    reviewer = person(Term("information-office", "information-office", START))

    assert head.holds("information-office", START) and "information-office" in head.roles(START)
    assert not reviewer.holds("information-office-head", START)


def test_keys_sign_from_their_first_instant_until_just_before_their_last():
    somebody = person(keys=(Key("old", START, END), Key("new", END)))

    assert [somebody.keys_at(at) for at in (START, JUST_BEFORE, END)] == [("old",), ("old",), ("new",)]


def test_a_digest_is_the_sha256_of_lines_in_the_order_of_bytes():
    files = [("é.pdf", "1" * 64), ("Z.pdf", "2" * 64), ("document.md", "3" * 64), ("a.pdf", "4" * 64)]
    lines = f"{'2' * 64}  Z.pdf\n{'4' * 64}  a.pdf\n{'3' * 64}  document.md\n{'1' * 64}  é.pdf\n"

    assert revision_digest(files) == "sha256:" + hashlib.sha256(lines.encode()).hexdigest()
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("published", "at", "verdict"),
    [
        (None, "2026-11-22T12:00:00+08:00", Punctuality.DUE),
        (None, "2026-11-23T23:59:00+08:00", Punctuality.DUE),
        (None, "2026-11-24T00:01:00+08:00", Punctuality.OVERDUE),
        ("2026-11-22T23:59:00+08:00", "2026-12-01T00:00:00+08:00", Punctuality.EARLY),
        ("2026-11-23T00:01:00+08:00", "2026-12-01T00:00:00+08:00", Punctuality.SAME_DAY),
        ("2026-11-23T23:59:00+08:00", "2026-12-01T00:00:00+08:00", Punctuality.SAME_DAY),
        ("2026-11-24T00:01:00+08:00", "2026-12-01T00:00:00+08:00", Punctuality.LATE),
        ("2026-11-23T23:59:00+00:00", "2026-12-01T00:00:00+08:00", Punctuality.LATE),
    ],
)
def test_publication_is_due_on_the_day_announced_in_the_zone_of_the_ministry(published, at, verdict):
    first = datetime.fromisoformat(published) if published else None

    assert punctuality(date(2026, 11, 23), first, datetime.fromisoformat(at)) is verdict


def test_what_is_shown_is_what_the_last_release_shows():
    released = (("sha256:a", START), ("sha256:b", END))

    assert Dossier("k7m29xqf").shown == ""
    assert Dossier("k7m29xqf", released=released).shown == "sha256:b"
    assert Dossier("k7m29xqf", released=released, ended=True).shown == ""


def test_a_finding_says_place_rule_what_was_found_and_what_would_pass():
    fault = Finding("content/a.md", 4, "COL012", "document_number", "number", "'x'", "such as 卫规〔2026〕3号")

    assert str(fault) == "content/a.md:4: COL012 number: got 'x', expected such as 卫规〔2026〕3号"
    assert str(Finding("a.md", 0, "X", "rule", "", "1", "2")) == "a.md: X rule: got 1, expected 2"
    assert Weight.NOTE < Weight.OWED < Weight.REFUSE < Weight.STOP


def test_a_revision_answers_by_the_type_that_is_asked_for():
    fields = {"title": "T", "day": date(2026, 1, 1), "publish": Publish("on-go"), "list": ("a",), "at": START}
    law = Revision("k7m29xqf", "", "", "laws", fields, ())

    assert (law.title, law.string("day"), law.string("none"), law.language) == ("T", "", "", "")
    assert (law.day("day"), law.day("at"), law.day("title")) == (date(2026, 1, 1), None, None)
    assert (law.strings("list"), law.strings("title"), law.publish) == (("a",), (), Publish("on-go"))
    assert Revision("k7m29xqf", "", "", "laws", {"publish": "x"}, ()).publish is None


def test_records_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        person().key = "chen.yu"


def test_every_error_ends_with_the_status_of_its_kind():
    errors = [(e, e.exit_status) for e in (SiteError, UsageError, PolicyError, RefusedError, IntegrityError)]

    assert errors == [(SiteError, 1), (UsageError, 2), (PolicyError, 2), (RefusedError, 3), (IntegrityError, 3)]
