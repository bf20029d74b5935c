"""Texts that are not shown as earlier ones: closed by a withdrawal, or by an approval for a kind of reason."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.act import Act
from plugins.model.step import Step
from plugins.model.withholding import withheld
from tests.review.office import OFFICE, Book, act, digest, finished, with_chain

PERSONAL, COURT = withheld("personal-data"), withheld("court-order")


def saying(made: Act, former: str) -> Act:
    """Return an approval with a value of ``former``."""
    return finished(replace(made, extra=(("former", former),)))


def texts(book: Book, *names: str, former: str = "", heads: tuple[str, ...] = (), start: int = 0) -> str:
    """Have texts submitted and approved one after the other, the last one with ``former``; return the last act."""
    for number, name in enumerate(names):
        at = start + 10 * number
        asked = book.add(act("submit", "li.wei", name, *heads, at=at))
        made = act("approve", "chen.yu", name, asked, at=at + 1)
        heads = (book.add(saying(made, former) if former and number == len(names) - 1 else made),)
    return heads[0]


def test_every_text_before_it_is_closed_and_its_own_is_not():
    book = Book()
    texts(book, "a", "b", "c", former=PERSONAL)
    dossier, findings = book.account()
    assert dossier.closed == tuple(sorted([(digest("a"), "personal-data"), (digest("b"), "personal-data")]))
    assert findings == ()


def test_an_approval_that_says_nothing_closes_nothing():
    book = Book()
    texts(book, "a", "b")
    assert book.account()[0].closed == ()


def test_a_reason_that_nobody_knows_and_a_first_text_are_refused_with_the_approval():
    for names, former, said in (
        (("a", "b"), "withheld: shame", "former is 'withheld: shame'; it is one of withheld: personal-data, "),
        (("a",), PERSONAL, "it withholds earlier texts, and there is none"),
    ):
        book = Book()
        texts(book, *names, former=former)
        dossier, findings = book.account()
        assert [f.got.startswith(said) for f in findings] == [True]
        assert [a.digest for a in dossier.approvals] == [digest(name) for name in names[:-1]]


def test_what_is_withheld_stays_so_when_it_is_approved_again_and_what_was_withdrawn_does_not():
    book = Book()
    last = texts(book, "a", "b", former=PERSONAL)
    last = texts(book, "a", heads=(last,), start=100)
    assert book.account()[0].closed == ((digest("a"), "personal-data"),)

    book = Book()
    last = texts(book, "a", "b")
    last = book.add(act("withdraw", "chen.yu", "b", last, at=50))
    texts(book, "b", heads=(last,), start=100)
    assert book.account()[0].closed == ((digest("a"), "withdrawn"),)


def test_a_reason_of_an_approval_stands_against_a_withdrawal():
    book = Book()
    last = texts(book, "a")
    last = book.add(act("withdraw", "chen.yu", "a", last, at=50))
    last = texts(book, "b", heads=(last,), start=100)
    texts(book, "c", heads=(last,), start=200, former=COURT)
    assert dict(book.account()[0].closed) == {digest("a"): "court-order", digest("b"): "court-order"}


def test_whichever_step_says_so_withholds_once_the_chain_is_complete():
    rules = with_chain(Step("liaison"), Step(OFFICE))
    book = Book()
    head = ""
    for number, name in enumerate(("a", "b")):
        at = 10 * number
        head = book.add(act("submit", "li.wei", name, *filter(None, [head]), at=at))
        step = act("approve", "guo.tao", name, head, at=at + 1, step="liaison")
        head = book.add(saying(step, PERSONAL) if name == "b" else step)
        assert book.account(rules=rules)[0].closed == ()
        head = book.add(act("approve", "chen.yu", name, head, at=at + 2))
    assert book.account(rules=rules)[0].closed == ((digest("a"), "personal-data"),)


def test_what_one_branch_withholds_is_withheld_where_branches_join():
    book = Book()
    first = texts(book, "a")
    texts(book, "b", heads=(first,), start=100, former=PERSONAL)
    texts(book, "c", heads=(first,), start=200)
    assert (digest("a"), "personal-data") in book.account()[0].closed
