"""REV003: the text of a public law is only corrected, never rewritten."""

import pytest

from plugins.model.standing import State
from plugins.rules.library import Library
from plugins.rules.review.text_immutable import text_immutable
from tests.rules.make import catalogue, document, policy, publication, shown

ID = "k7m29xqf"
HEAD = {"title": "Measures for Vaccines", "announced": "2026-11-23"}
BODY = "Article 1 Vaccines are stored cold.\n"


def law(body=BODY, **raw):
    return document("laws-and-regulations", id=ID, body=body, **HEAD, **raw)


def findings(changed, before=None, state=None):
    public = publication(ID, "laws-and-regulations", **HEAD)
    library = Library(
        catalogue(public, states={ID: state} if state else {}), {}, policy(), {ID: before} if before else {}
    )
    return shown(text_immutable(changed, library))


def test_the_public_text_passes():
    assert findings(law(), before=law()) == []
    assert findings(law()) == []


def test_the_same_words_in_another_layout_pass():
    assert findings(law("**Article 1** Vaccines are stored cold.\n"), before=law()) == []


def test_a_change_of_fields_alone_passes():
    assert findings(law(expires="2032-01-01"), before=law()) == []


@pytest.mark.parametrize("note", ["Corrigendum of 24 November 2026: article 1 reads dry", "更正：第一条", "勘误"])
def test_a_corrigendum_passes(note):
    assert findings(law("Article 1 Vaccines are stored dry.\n", change_note=note), before=law()) == []


def test_any_other_note_is_one_finding():
    assert len(findings(law("Article 1 Dry.\n", change_note="Better words"), before=law())) == 1


def test_where_the_public_text_is_not_at_hand_a_changed_document_counts_as_another_text():
    assert len(findings(law(), state=State.CHANGED)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(law("Article 1 Vaccines are stored dry.\n"), before=law()) == [
        "content/laws-and-regulations/2026/a.md:6: REV003 text_immutable: got another text than that which is public, "
        "expected the public text, or a change_note that names the corrigendum, such as Corrigendum of 23 November "
        "2026: article 4 reads …, or a new law with amends: [k7m29xqf]"
    ]
