"""QNA001: a question is asked, and it is answered."""

import pytest

from plugins.rules.qa.question_and_answer import question_and_answer
from tests.corpus import corpus
from tests.rules.make import document, shown


def findings(title, body="Yes, at nine months.\n"):
    return shown(question_and_answer(document("public-qa", title=title, body=body)))


@pytest.mark.parametrize(
    "title",
    [
        "At what age are children vaccinated?",
        "What causes influenza",
        "孩子几岁接种疫苗？",
        "如何申请医师执业证书",
        "外地户籍能办理吗",
        "参保后多久可以报销",
    ],
)
def test_a_question_with_an_answer_passes(title):
    assert findings(title) == []


def test_every_real_question_passes():
    real = corpus("questions-and-answers.jsonl.xz")
    assert [r["question"] for r in real if findings(r["question"], r["answer"])] == []


@pytest.mark.parametrize("title", ["Vaccination of children", "关于儿童接种疫苗的答复", "Influenza"])
def test_a_title_that_asks_nothing_is_one_finding(title):
    assert len(findings(title)) == 1


@pytest.mark.parametrize("body", ["", "\n\n", "At what age are children\nvaccinated?\n"])
def test_no_answer_and_the_question_again_are_one_finding(body):
    assert len(findings("At what age are children vaccinated?", body)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("Influenza", "") == [
        "content/public-qa/2026/a.md:2: QNA001 title: got 'Influenza', "
        "expected a question, such as At what age are children vaccinated?",
        "content/public-qa/2026/a.md:4: QNA001 question_and_answer: got nothing, "
        "expected the answer, below the front matter",
    ]
