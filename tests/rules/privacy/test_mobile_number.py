"""PRI002: nobody's mobile number is published."""

import pytest

from plugins.rules.privacy.mobile_number import mobile_number
from tests.rules.make import document, shown


def findings(body="", language="zh-Hans", **settings):
    return shown(mobile_number(document(language=language, body=body, **settings)))


@pytest.mark.parametrize(
    ("body", "language"),
    [
        pytest.param("电话 010-68792114\n", "zh-Hans", id="fixed line"),
        pytest.param("12320 或 95120\n", "zh-Hans", id="short number"),
        pytest.param("12345678901\n", "zh-Hans", id="begins with 12"),
        pytest.param("213812345678\n", "zh-Hans", id="inside a longer number"),
        pytest.param("Call 1-800-232-4636\n", "en", id="toll-free with hyphens"),
        pytest.param("Call 18002324636 or 18882324636\n", "en", id="toll-free"),
        pytest.param("https://www.example.org/13812345678\n", "en", id="a page's address"),
        pytest.param("13,812,345,678 yuan\n", "en", id="a sum"),
    ],
)
def test_what_is_no_mobile_number_passes(body, language):
    assert findings(body, language) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"body": "请拨打13812345678。\n"},
        {"body": "联系人：李（18881234567）\n"},
        {"body": "Li 13812345678 2026-11-23\n", "language": "en"},
        {"body": "+86 138 1234 5678\n"},
        {"body": "+8613812345678\n"},
        {"body": "138-1234-5678\n"},
        {"body": "138 1234 5678\n"},
        {"body": "１３８１２３４５６７８\n"},
        {"body": "138**1234**5678\n"},
        {"summary": "13812345678"},
        {"attachments": {"13812345678.pdf": ""}},
        {"attachments": {"a.txt": "13812345678"}},
    ],
)
def test_a_mobile_number_is_one_finding_wherever_it_stands(settings):
    found = findings(**settings)
    assert len(found) == 1
    assert "1234" not in found[0]


def test_two_beside_each_other_are_two():
    assert len(findings("13812345678 13912345678\n")) == 2


def test_the_message_names_the_line_and_nothing_else():
    assert findings("Dear Li\n\n13812345678\n") == [
        "content/policy-information/2026/a.md:6: PRI002 mobile_number: got a mobile number, "
        "expected the number of an office, such as 000-5550-1200, or none"
    ]
