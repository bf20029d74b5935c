"""COL002: a title is one sentence's worth of words without a full stop."""

import pytest

from plugins.rules.fields.title_form import title_form
from tests.corpus import corpus
from tests.rules.make import document, shown


def findings(title):
    return shown(title_form(document("work-updates", title=title)))


@pytest.mark.parametrize(
    "title",
    [
        "Measures for the Storage and Transport of Vaccines",
        "中华人民共和国食品安全法实施条例",
        "医疗机构制剂配制质量管理规范（试行）",
        "Recall of a vaccine by Lanting Pharmaceuticals Co.",
        "Visit to the U.S.",
        "When are children vaccinated?",
        "x" * 200,
    ],
)
def test_a_title_passes(title):
    assert findings(title) == []


def test_every_real_title_passes():
    titles = [r["title"] for r in corpus("laws.jsonl.xz")] + [
        r["question"] for r in corpus("questions-and-answers.jsonl.xz")
    ]
    assert [title for title in titles if findings(title)] == []


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("The minister visited a hospital.", id="full stop"),
        pytest.param("部长考察医院。", id="Chinese full stop"),
        pytest.param("Three things to know:", id="colon"),
        pytest.param("x" * 201, id="too long"),
        pytest.param("2026-11-23", id="no letter"),
    ],
)
def test_anything_else_is_one_finding(title):
    assert len(findings(title)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("部长考察医院。") == [
        "content/work-updates/2026/a.md:2: COL002 title: got '部长考察医院。', "
        "expected no full stop or other mark at the end, such as Measures for the Storage of Vaccines"
    ]
