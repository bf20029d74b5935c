"""COL010: no text stands on two pages."""

from plugins.rules.fields.duplicate_text import duplicate_text
from plugins.rules.library import Library
from tests.rules.make import catalogue, document, policy, shown


def findings(body, other):
    one = document("work-updates", id="aaaaaaaa", body=body)
    two = document("press-releases", id="bbbbbbbb", body=other)
    library = Library(catalogue(), {"aaaaaaaa": one, "bbbbbbbb": two}, policy())
    return shown(duplicate_text(one, library))


def test_other_words_pass():
    assert findings("The clinic is open.\n", "The clinic is closed.\n") == []


def test_two_empty_texts_pass():
    assert findings("", "") == []


def test_the_same_words_are_one_finding_whatever_the_white_space():
    assert findings("The clinic is open.\n", "The clinic\nis open.\n\n") == [
        "content/work-updates/2026/a.md:4: COL010 duplicate_text: got the words of bbbbbbbb, "
        "expected one document, and a link to it where it is needed, such as [text](doc:bbbbbbbb)"
    ]
