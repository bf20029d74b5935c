"""PRE003: a statement of the spokesperson is about something that the public can see."""

from plugins.rules.library import Library
from plugins.rules.press.bound_statement import bound_statement
from tests.rules.make import approved, catalogue, document, policy, publication, shown

PUBLIC, WAITING = "k7m29xqf", "pa034pye"


def findings(**raw):
    known = catalogue(publication(PUBLIC, "work-updates"), dossiers=[approved(WAITING)])
    library = Library(known, {}, policy())
    return shown(bound_statement(document("spokesperson-statements", id="m29gpaa5", **raw), library))


def test_a_statement_on_what_is_public_passes():
    assert findings(announces=(PUBLIC,)) == []


def test_one_that_comes_together_with_what_it_is_about_passes():
    assert findings(announces=(WAITING,), publish=f"with {WAITING}") == []


def test_an_id_that_nobody_knows_is_left_to_reference_target():
    assert findings(announces=("zzzzzzzz",)) == []


def test_a_statement_on_what_nobody_has_submitted_is_one_finding():
    library = Library(catalogue(), {WAITING: document("work-updates", id=WAITING)}, policy())
    text = document("spokesperson-statements", id="m29gpaa5", announces=(WAITING,))
    assert len(list(bound_statement(text, library))) == 1


def test_a_statement_before_the_document_is_one_finding():
    assert findings(announces=(PUBLIC, WAITING), publish="on-approval") == [
        "content/spokesperson-statements/2026/a.md:3: PRE003 announces: got pa034pye, which is not public, "
        "expected something that readers can see, or publish: with pa034pye so that both come at once"
    ]
