"""COL019: a document has a text."""

import pytest

from plugins.rules.fields.text_present import text_present
from tests.rules.make import document, shown


def findings(body):
    return shown(text_present(document("work-updates", body=body)))


def test_one_sentence_is_enough():
    assert findings("The round begins on Monday.\n") == []


@pytest.mark.parametrize("body", [pytest.param("", id="nothing"), pytest.param("\n \n", id="white space")])
def test_anything_without_words_is_one_finding(body):
    assert len(findings(body)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("") == [
        "content/work-updates/2026/a.md:3: COL019 text_present: got no text, "
        "expected the text in Markdown below the front matter, such as: The round begins on Monday."
    ]
