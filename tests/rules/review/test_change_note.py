"""REV002: a change to something public says what changed."""

from plugins.model.standing import State
from plugins.rules.library import Library
from plugins.rules.review.change_note import change_note
from tests.rules.make import catalogue, document, policy, publication, shown

ID = "k7m29xqf"
PUBLIC = {"title": "A title", "language": "en"}


def findings(public=PUBLIC, state=None, **raw):
    known = catalogue(publication(ID, **public), states={ID: state} if state else {})
    return shown(change_note(document(id=ID, **raw), Library(known, {}, policy())))


def test_a_document_as_it_is_public_passes():
    assert findings(**PUBLIC, status="approved") == []


def test_a_document_that_is_not_public_needs_no_note():
    assert shown(change_note(document(id=ID, title="A"), Library(catalogue(), {}, policy()))) == []


def test_a_change_that_says_what_it_changes_passes():
    assert findings(title="Another title", language="en", change="minor", change_note="Corrects the title") == []


def test_a_note_that_does_not_say_how_much_is_one_finding():
    assert len(findings(title="Another title", language="en", change_note="Corrects the title")) == 1


def test_a_note_of_blanks_is_one_finding():
    assert len(findings(title="Another title", language="en", change="minor", change_note="  ")) == 1


def test_the_note_on_the_last_change_does_not_speak_for_this_one():
    public = PUBLIC | {"change": "minor", "change_note": "Corrects the title"}
    assert len(findings(public, **public | {"title": "A third title"})) == 1


def test_a_text_changed_since_approval_needs_a_note_although_its_fields_are_the_same():
    assert len(findings(state=State.CHANGED, **PUBLIC)) == 2


def test_the_message_names_place_fault_and_remedy():
    assert findings(title="Another title", language="en") == [
        "content/policy-information/2026/a.md:1: REV002 change: got nothing, "
        "expected minor or major: this document is public and is being changed",
        "content/policy-information/2026/a.md:1: REV002 change_note: got nothing, "
        "expected what is different now, in a sentence, such as Corrects the telephone number in section 3",
    ]
