"""COL006: no keyword is said twice."""

import pytest

from plugins.rules.fields.keywords_distinct import keywords_distinct
from tests.rules.make import document, shown


def findings(*keywords):
    return shown(keywords_distinct(document(keywords=keywords)))


@pytest.mark.parametrize("keywords", [(), ("vaccines",), ("vaccines", "storage", "疫苗"), tuple("abcdefghij")])
def test_keywords_that_differ_pass(keywords):
    assert findings(*keywords) == []


@pytest.mark.parametrize(
    "keywords", [("a", "a"), ("Cold chain", "cold  chain"), ("疫苗", "疫 苗"), tuple("abcdefghijk")]
)
def test_one_said_twice_and_too_many_are_one_finding(keywords):
    assert len(findings(*keywords)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("Vaccines", "vaccines") == [
        "content/policy-information/2026/a.md:2: COL006 keywords: got twice vaccines, "
        "expected each keyword once, such as [vaccines, storage]"
    ]
