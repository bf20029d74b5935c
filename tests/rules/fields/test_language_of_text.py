"""COL005: the language that is named is the language of the text."""

import pytest

from plugins.rules.fields.language_of_text import language_of_text
from tests.rules.make import document, shown

ENGLISH = (
    "Vaccines are stored between two and eight degrees, and the temperature is noted twice a day by hand in one book.\n"
)
CHINESE = "疫苗应当在二至八摄氏度的条件下储存，并由专人每日两次记录温度，发现异常立即报告。\n"


def findings(language, body):
    return shown(language_of_text(document(language=language, body=body)))


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", ENGLISH),
        ("zh-Hans", CHINESE),
        ("zh-Hans", CHINESE + "WHO, COVID-19, DNA\n"),
        ("en", ENGLISH + "The document is numbered 卫规〔2026〕3号.\n"),
        ("zh-Hans", "Short text.\n"),
    ],
)
def test_a_text_in_its_language_passes(language, body):
    assert findings(language, body) == []


@pytest.mark.parametrize(("language", "body"), [("zh-Hans", ENGLISH), ("en", CHINESE)])
def test_a_text_in_the_other_language_is_one_finding(language, body):
    assert len(findings(language, body)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("zh-Hans", ENGLISH) == [
        "content/policy-information/2026/a.md:2: COL005 language: got 'zh-Hans', "
        "expected en: it begins with 0 Chinese characters and 20 Latin words"
    ]
