"""Return: the office, and whoever the step due is for, send a text back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.step import Step
from plugins.model.subject import Subject
from plugins.review.known_acts import words_of
from tests.review.acts.judged import OFFICE_PEOPLE, STRANGE, THREE_STEPS, fault, may
from tests.review.office import OFFICE, Book, act, digest, with_chain

REASONS = ("fact", "form", "secrecy", "privacy", "duplicate")


def test_the_office_returns():
    assert may("return") == OFFICE_PEOPLE
    assert fault("return", "li.wei") == "return is for the Information Office; li.wei acted as content-contact"


@pytest.mark.parametrize(("who", "taken"), [("guo.tao", 0), ("sun.hao", 1), ("chen.yu", 0), ("chen.yu", 1)])
def test_whoever_the_step_due_is_for_returns_and_the_office_at_any_step(who, taken):
    assert fault("return", who, chain=THREE_STEPS, taken=taken) == ""


@pytest.mark.parametrize(("who", "taken"), [("guo.tao", 1), ("sun.hao", 0), ("sun.hao", 2), ("li.wei", 0)])
def test_those_whose_step_is_not_due_do_not(who, taken):
    assert fault("return", who, chain=THREE_STEPS, taken=taken) != ""


def test_the_step_is_that_of_the_text():
    assert fault("return", "guo.tao", chain=THREE_STEPS, text=STRANGE) == (
        "return is for the Information Office and the liaison of medical-administration, whose step is due; "
        "guo.tao acted as liaison"
    )
    assert fault("return", "sun.hao", chain=THREE_STEPS, taken=1, text=STRANGE) == (
        "return is for the Information Office and the ministry-leader somebody.else, whose step is due; "
        "sun.hao acted as ministry-leader"
    )


def test_of_a_text_that_is_not_at_hand_whoever_some_step_is_for_returns_it():
    """A build does not read working texts: what a liaison sent back at the first step is no fault there."""
    there, unknown = with_chain(*THREE_STEPS), Subject("")
    nowhere = replace(there, columns={key: replace(c, chain=(Step(OFFICE),)) for key, c in there.columns.items()})
    assert fault("return", "guo.tao", chain=(), text=unknown, rules=there) == ""
    assert fault("return", "sun.hao", chain=(), text=unknown, rules=there) == ""
    assert fault("return", "li.wei", chain=(), text=unknown, rules=there) == (
        "return is for the Information Office; li.wei acted as content-contact"
    )
    assert fault("return", "guo.tao", chain=(), text=unknown, rules=nowhere) == (
        "return is for the Information Office; guo.tao acted as liaison"
    )


def test_what_waited_is_sent_back():
    book = Book()
    book.add(act("return", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))

    dossier, findings = book.account()

    assert (dossier.pending, dossier.steps, dossier.returned, findings) == ("", (), book.acts[1], ())


@pytest.mark.parametrize("text", ["b", None])
def test_another_text_than_the_one_that_waits_is_not_sent_back(text):
    book = Book()
    book.add(act("return", "chen.yu", text, book.add(act("submit", "li.wei")), at=1))

    dossier, findings = book.account()

    assert dossier.pending == digest("a")
    assert [f.got for f in findings] == ["the text it names is not the one that is submitted"]


@pytest.mark.parametrize("reason", REASONS)
def test_it_says_for_which_kind_of_reason(reason):
    book = Book()
    book.add(act("return", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1, reason=reason))

    dossier, findings = book.account()

    assert (dossier.returned and dossier.returned.value("reason"), findings) == (reason, ())
    assert words_of(book.acts[1]) == f" for a reason of {reason}"


def test_nobody_invents_another_kind_of_reason():
    book = Book()
    book.add(act("return", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1, reason="taste"))

    assert [f.got for f in book.account()[1]] == [
        "reason is 'taste'; it is one of fact, form, secrecy, privacy, duplicate"
    ]
