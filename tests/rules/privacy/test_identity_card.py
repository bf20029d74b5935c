"""PRI001: nobody's identity card number is published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules.privacy.identity_card import identity_card
from tests.rules.make import document, shown

STANDARD = "11010519491231002X"
"""The example of GB 11643-1999, annex A."""


def findings(body="", **settings):
    return shown(identity_card(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("110105194912310021\n", id="another check character"),
        pytest.param("110105194913310024\n", id="no such month"),
        pytest.param("11010519491231002\n", id="seventeen digits"),
        pytest.param("911010519491231002X1\n", id="inside a longer number"),
        pytest.param("See https://www.example.org/11010519491231002X.html\n", id="a page's address"),
        pytest.param("公民身份号码是每个公民唯一的、终身不变的身份代码。\n", id="talk of numbers"),
    ],
)
def test_what_is_no_identity_number_passes(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"body": f"身份证号{STANDARD}。\n"}, id="text"),
        pytest.param({"body": f"ID{STANDARD.lower()}\n"}, id="small x"),
        pytest.param({"body": "110105 19491231 002X\n"}, id="spaced"),
        pytest.param({"body": "１１０１０５１９４９１２３１００２Ｘ\n"}, id="full width"),
        pytest.param({"body": "110105\u200b19491231002X\n"}, id="invisible character inside"),
        pytest.param({"body": "110105**19491231**002X\n"}, id="marked up inside"),
        pytest.param({"title": f"Reply to {STANDARD}"}, id="title"),
        pytest.param({"keywords": ("a", STANDARD)}, id="list"),
        pytest.param({"attachments": {f"{STANDARD}.pdf": "text"}}, id="name of an attachment"),
        pytest.param({"attachments": {"a.csv": f"name,number\nLi,{STANDARD}\n"}}, id="attachment"),
    ],
)
def test_a_number_is_one_finding_wherever_it_stands(settings):
    found = findings(**settings)
    assert len(found) == 1
    assert "19491231" not in found[0]


@given(st.integers(10**16, 10**17 - 1))
def test_of_eleven_check_characters_at_most_one_is_found(number):
    assert len([c for c in "0123456789X" if findings(f"{number}{c}\n")]) <= 1


def test_the_message_names_the_line_and_nothing_else():
    assert findings(f"Dear Li\n\nyour number {STANDARD}\n", title="A") == [
        "content/policy-information/2026/a.md:6: PRI001 identity_card: got an identity card number, "
        "expected no number of a person; take it out, or write for example (number withheld)"
    ]
    assert findings(attachments={"a.csv": f"name,number\nLi,{STANDARD}\n"}) == [
        "content/policy-information/2026/a.md:1: PRI001 identity_card: got an identity card number in line 2 of "
        "a.csv, expected no number of a person; take it out, or write for example (number withheld)"
    ]
