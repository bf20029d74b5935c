"""PRE001: what officials say is said under their names."""

import pytest

from plugins.rules.press.named_official import named_official
from tests.corpus import corpus
from tests.rules.make import document, shown


def findings(body):
    return shown(named_official(document("press-releases", title="A", body=body)))


@pytest.mark.parametrize(
    "body",
    [
        "Sun Hao, Vice Minister, said that the vaccine is safe.\n",
        "应急办主任孙浩介绍了有关情况。\n",
        "An official of the Disease Control Bureau, Li Wei, explained the figures.\n",
        "Tests are anonymous.\n",
    ],
)
def test_words_under_a_name_pass(body):
    assert findings(body) == []


def test_real_texts_pass():
    texts = [r["body"] for r in corpus("laws.jsonl.xz")] + [
        r["answer"] for r in corpus("questions-and-answers.jsonl.xz")
    ]
    assert [text[:40] for text in texts if findings(text)] == []


@pytest.mark.parametrize(
    "body",
    [
        "An unnamed official said that figures rise.\n",
        "An anonymous health official confirmed it.\n",
        "According to an official who asked not to be named, figures rise.\n",
        "The officials spoke; officials on condition of anonymity agreed.\n",
        "据一位不愿透露姓名的卫生部官员介绍，情况正在好转。\n",
        "匿名官员表示，情况正在好转。\n",
    ],
)
def test_an_official_without_a_name_is_one_finding(body):
    assert len(findings(body)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("\nToday\n\nAn unnamed official said so.\n") == [
        "content/press-releases/2026/a.md:7: PRE001 named_official: got 'unnamed official', "
        "expected the name and office of whoever said it, such as Sun Hao, Vice Minister, or nothing of it"
    ]
