"""Hold: anybody with a role stops a document, in whatever department."""

from __future__ import annotations

from tests.review.acts.judged import EVERYBODY, STRANGE, fault, may
from tests.review.office import Book, act


def test_everybody_but_the_machine_holds_whatever_the_text_is_of():
    assert may("hold") == may("hold", text=STRANGE) == set(EVERYBODY) - {"site-machine"}
    assert fault("hold", "site-machine") == "site-machine holds no role that may hold"


def test_a_hold_is_in_force_beside_what_waits():
    book = Book()
    book.add(act("hold", "sun.hao", None, book.add(act("submit", "li.wei")), at=1))

    dossier, findings = book.account()

    assert (dossier.held_by, dossier.pending != "", findings) == ("sun.hao", True, ())
