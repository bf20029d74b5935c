"""Withdraw: the office takes off the site what was approved, until it is approved again."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from plugins.model.act import Act
from tests.review.acts.judged import OFFICE_PEOPLE, may
from tests.review.office import ID, OTHER, Book, act, finished


def test_the_office_withdraws():
    assert may("withdraw") == OFFICE_PEOPLE


def test_what_is_approved_is_withdrawn_until_the_next_approval():
    book = Book()
    head = book.add(act("approve", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))
    head = book.add(act("withdraw", "chen.yu", "a", head, at=2))
    assert book.account()[0].withdrawn == book.acts[2]

    book.add(act("approve", "chen.yu", "b", book.add(act("submit", "li.wei", "b", head, at=3)), at=4))
    assert book.account()[0].withdrawn is None


def test_what_was_never_approved_is_not_withdrawn():
    book = Book()
    book.add(act("withdraw", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))

    dossier, findings = book.account()

    assert (dossier.withdrawn, [f.got for f in findings]) == (None, ["nothing of it is approved"])


def saying(who: str, *heads: str, at: int, **keys: str) -> Act:
    """Return a withdrawal of the text ``a`` that gives the public a reason, or a successor."""
    return finished(replace(act("withdraw", who, "a", *heads, at=at), extra=tuple(sorted(keys.items()))))


def approved(book: Book) -> str:
    """Have a text approved; return the last act."""
    return book.add(act("approve", "fang.ning", "a", book.add(act("submit", "li.wei")), at=1))


@pytest.mark.parametrize(
    "reason", ["replaced", "outdated", "mistaken", "personal-data", "secrecy", "trade-secret", "court-order"]
)
def test_a_withdrawal_says_to_the_public_for_which_kind_of_reason(reason):
    book = Book()
    book.add(saying("chen.yu", approved(book), at=2, reason=reason))
    dossier, findings = book.account()
    assert (findings, dossier.notice and dossier.notice.value("reason")) == ((), reason)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"reason": "shame"}, "the reason is 'shame'; it is one of replaced, outdated, mistaken, personal-data, "),
        ({"successor": OTHER}, f"it names the successor {OTHER}; only a withdrawal with the reason replaced does"),
        ({"reason": "mistaken", "successor": OTHER}, f"it names the successor {OTHER}; only a withdrawal"),
        ({"reason": "replaced", "successor": ID}, f"the successor is '{ID}'; it is the id of another document"),
        ({"reason": "replaced", "successor": "../a"}, "the successor is '../a'; it is the id of another document"),
    ],
)
def test_what_nobody_can_say_to_the_public_is_refused_with_the_withdrawal(keys, said):
    book = Book()
    book.add(saying("chen.yu", approved(book), at=2, **keys))
    dossier, findings = book.account()
    assert [f.got.startswith(said) for f in findings] == [True]
    assert (dossier.withdrawn, dossier.notice) == (None, None)


def test_the_title_comes_back_by_somebody_else_than_the_one_who_withdrew_without_it():
    for who, refused in (("chen.yu", True), ("fang.ning", False)):
        book = Book()
        silent = book.add(saying("chen.yu", approved(book), at=2))
        book.add(saying(who, silent, at=3, reason="outdated"))
        dossier, findings = book.account()
        assert [f.got for f in findings] == (
            ["chen.yu withdrew it without one of replaced, outdated, mistaken; somebody else says so"]
            if refused
            else []
        )
        assert dossier.notice == book.acts[2 if refused else 3]
        assert dossier.withdrawn == book.acts[2]


def test_what_must_not_be_read_again_is_not_softened_by_anybody_until_the_next_approval():
    book = Book()
    last = book.add(saying("chen.yu", approved(book), at=2, reason="personal-data"))
    book.add(saying("zhao.min", last, at=3, reason="outdated"))
    last = book.add(saying("zhao.min", last, at=4))
    dossier, findings = book.account()
    assert [f.got for f in findings] == [
        "it was withdrawn as personal-data; its title is not shown until the next approval"
    ]
    assert dossier.notice == book.acts[2]

    last = book.add(act("approve", "fang.ning", "b", book.add(act("submit", "li.wei", "b", last, at=5)), at=6))
    assert book.account()[0].notice is None
    book.add(saying("chen.yu", last, at=7, reason="outdated"))
    assert book.account()[0].notice == book.acts[-1]


def test_one_person_takes_the_title_away_again():
    book = Book()
    last = book.add(saying("chen.yu", approved(book), at=2, reason="outdated"))
    book.add(saying("chen.yu", last, at=3, reason="secrecy"))
    assert book.account()[0].notice == book.acts[3]


@pytest.mark.parametrize(
    "reasons", list(permutations([{"reason": "secrecy"}, {}, {"reason": "outdated"}], 2)), ids=repr
)
def test_of_two_branches_the_notice_is_that_of_the_more_cautious(reasons):
    cautious = min(reasons, key=[{"reason": "secrecy"}, {}, {"reason": "outdated"}].index)
    book = Book()
    start = approved(book)
    for at, keys in enumerate(reasons, start=2):
        book.add(saying("chen.yu", start, at=at, **keys))
    dossier = book.account()[0]
    assert dossier.notice and dict(dossier.notice.extra) == cautious


def test_a_branch_that_saw_only_the_first_withdrawal_does_not_undo_what_somebody_else_said_since():
    book = Book()
    silent = book.add(saying("chen.yu", approved(book), at=2))
    book.add(act("hold", "li.wei", None, silent, at=3))
    book.add(saying("fang.ning", silent, at=4, reason="outdated"))
    assert book.account()[0].notice == book.acts[-1]
