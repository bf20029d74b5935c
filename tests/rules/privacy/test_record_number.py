"""PRI006: nobody's passport, patient or insurance number is published."""

import pytest

from plugins.rules.privacy.record_number import record_number
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(record_number(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        "个人社会保障号码为公民身份号码。\n",
        "请携带护照和病历。\n",
        "Passport number required.\n",
        "The patient number rose to 5000 in 2026.\n",
        "门诊 3 楼\n",
    ],
)
def test_talk_of_numbers_passes(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"body": "护照号：E12345678\n"},
        {"body": "病历号 0012345\n"},
        {"body": "住院号码为1234567\n"},
        {"body": "医保卡号: 1234567890\n"},
        {"body": "Passport No. E12345678\n"},
        {"body": "medical record number: 00-12-34-56\n"},
        {"attachments": {"a.txt": "住院号：1234567"}},
    ],
)
def test_a_labelled_number_is_one_finding(settings):
    found = findings(**settings)
    assert len(found) == 1
    assert "1234" not in found[0]


def test_the_message_names_the_line_and_nothing_else():
    assert findings("护照号：E12345678\n") == [
        "content/policy-information/2026/a.md:3: PRI006 record_number: got the number of a passport, a patient or an "
        "insurance, expected no number of a person; take it out, or write for example (number withheld)"
    ]
