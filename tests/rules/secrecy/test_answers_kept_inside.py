"""SEC007: the question-and-answer reference of a press conference stays in the house (I.4)."""

from __future__ import annotations

import pytest

from plugins.model.finding import Weight
from plugins.rules.secrecy.answers_kept_inside import answers_kept_inside
from tests.rules.make import document, shown


def findings(body="Text.\n", **settings):
    return list(answers_kept_inside(document(body=body, **settings)))


@pytest.mark.parametrize(
    "settings",
    [
        {"title": "答记者问参考"},
        {"title": "Vaccination: Q&A reference"},
        {"body": "Text.\n\n## 问答口径\n\n问：……\n"},
        {"body": "Text.\n\n**Questions and answers brief for the spokesperson**\n"},
        {"body": "Text.\n\nLines to take on vaccines\n"},
        {"body": "Text.\n\n附件2：新闻发布会问答参考材料（内部）\n"},
        {"attachments": {"秋季接种答问口径.docx": "text"}},
        {"attachments": {"QA_reference.pdf": "text"}},
        {"attachments": {"q-and-a-reference-vaccines.pdf": "text"}},
        {"attachments": {"a.pdf": "Department of Disease Control\nQ & A Reference\n1. Why now?\n"}},
        {"attachments": {"a.docx": "疾病预防控制局\n\n媒体问答参考\n"}},
        {"summary": "应答口径"},
    ],
)
def test_whatever_form_it_has_it_stops_the_document(settings):
    (finding, *_) = findings(**settings)
    assert finding.weight is Weight.STOP


@pytest.mark.parametrize(
    "settings",
    [
        {"title": "秋季疫苗接种新闻发布会文字实录"},
        {"title": "答记者问"},
        {"body": "## Questions and answers\n\nA journalist asked why the reference was so long.\n"},
        {"body": "The spokesperson thanked the department for its Q&A reference.\n"},
        {"body": "新闻发言人说，问答参考由业务部门提供。\n"},
        {"body": "References\n\nThe lines to take stay inside.\n"},
        {"attachments": {"reference-values.pdf": "Reference values\n"}},
        {"attachments": {"a.pdf": "One.\nTwo.\nThree.\nQ&A reference\n"}},
        {"attachments": {"标准物质参考.xlsx": "text"}},
    ],
)
def test_talk_of_it_and_what_was_said_at_a_conference_pass(settings):
    assert findings(**settings) == []


def test_nothing_of_it_is_quoted():
    (message,) = shown(findings(attachments={"a.pdf": "Q&A reference\nThe minister is ill.\n"}))
    assert message == (
        "content/policy-information/2026/a.md:1: SEC007 answers_kept_inside: got a question-and-answer "
        "reference in line 1 of a.pdf, "
        "expected the release materials alone; the reference stays in the folder that the register names"
    )
