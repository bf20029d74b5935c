"""LNK008: a translation names the text that it was made from."""

import pytest

from plugins.model.revision import Revision
from plugins.rules.library import Library
from plugins.rules.links.translation_bound import translation_bound
from tests.rules.make import catalogue, document, policy, publication, shown

LAW, DRAFT = "aaaaaaaa", "bbbbbbbb"
DIGEST = "sha256:3fa91c0d2b11" + "0" * 52


def findings(**fields):
    revision = Revision(LAW, DIGEST, "approved/aa", "laws-and-regulations", {"id": LAW}, ())
    original = publication(LAW, "laws-and-regulations", revision=revision)
    library = Library(catalogue(original), {DRAFT: document("laws-and-regulations", id=DRAFT)}, policy())
    return shown(translation_bound(document("laws-and-regulations", id="k7m29xqf", **fields), library))


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="no translation"),
        pytest.param({"translates": LAW, "translated_text": "3fa91c0d2b11"}, id="twelve digits"),
        pytest.param({"translates": LAW, "translated_text": DIGEST}, id="the whole digest"),
        pytest.param({"translates": DRAFT, "translated_text": "0" * 12}, id="an original that nobody approved yet"),
    ],
)
def test_a_translation_of_the_text_as_it_is_passes(fields):
    assert findings(**fields) == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"translates": LAW}, id="no text"),
        pytest.param({"translates": LAW, "translated_text": "of March"}, id="no digest"),
        pytest.param({"translates": LAW, "translated_text": "000000000000"}, id="another text"),
        pytest.param({"translated_text": "3fa91c0d2b11"}, id="no original"),
    ],
)
def test_anything_else_is_one_finding(fields):
    assert len(findings(**fields)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(title="A", translates=LAW, translated_text="000000000000") == [
        "content/laws-and-regulations/2026/a.md:5: LNK008 translated_text: got '000000000000', expected the text of "
        "aaaaaaaa as it is now, whose digest begins with 3fa91c0d2b11; compare before you change it"
    ]
