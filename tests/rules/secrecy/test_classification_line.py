"""SEC002: nothing headed SECRET leaves the house."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.secrecy.classification_line import classification_line
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(classification_line(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        "Secret\n",
        "Your letter is treated as CONFIDENTIAL by the office.\n",
        "CONFIDENTIALITY\n",
        "CONFIDENTIAL COUNSELLING\n",
        "1\n\n2\n\n3\n\n4\n\n5\n\nSECRET\n",
    ],
)
def test_words_in_a_sentence_and_lines_further_down_pass(body):
    assert findings(body) == []


def test_it_stops_and_holds_for_old_sites_too():
    assert classification_line.weight is Weight.STOP
    assert classification_line.adopted


@pytest.mark.parametrize(
    "settings",
    [
        {"body": "SECRET\n\nText.\n"},
        {"body": "\n\n# TOP SECRET\n\nText.\n"},
        {"body": "Ministry of Health\n\n**CONFIDENTIAL**\n"},
        {"body": "[CONFIDENTIAL]\n"},
        {"body": "TOP SECRET // EYES ONLY\n"},
        {"body": "STRICTLY CONFIDENTIAL\n"},
        {"body": "SECRET: 10 YEARS\n"},
        {"title": "SECRET"},
        {"attachments": {"a.pdf": "Ministry of Health\nSECRET\n"}},
    ],
)
def test_a_line_of_its_own_at_the_head_is_one_finding(settings):
    assert len(findings(**settings)) == 1


def test_the_message_names_the_line_and_nothing_else():
    assert findings("Ministry of Health\n\nTOP SECRET\n") == [
        "content/policy-information/2026/a.md:5: SEC002 classification_line: got a classification mark, "
        "expected no document of this kind on any public machine; tell the secrecy officer at once"
    ]
