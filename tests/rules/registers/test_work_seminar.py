"""REG007: seminars on work are not reported (III.5)."""

from __future__ import annotations

import pytest

from plugins.rules.registers.work_seminar import work_seminar
from tests.corpus import corpus
from tests.rules.make import document, shown
from tests.rules.registers.entries import REFERENCE, entry, library, taken


def findings(title, kind="meeting"):
    text = document("leaders-activities", title=title, event=REFERENCE)
    return shown(work_seminar(text, library(entry("event", taken("announce", reference=REFERENCE, kind=kind)))))


@pytest.mark.parametrize(
    "title",
    [
        "Vice Minister Opens the Conference of the Lake Provinces",
        "Seminar on Vaccines Ends With an Agreement",
        "全国卫生工作会议召开",
        "国际疫苗研讨会开幕",
    ],
)
def test_other_events_pass(title):
    assert findings(title) == []


def test_titles_of_real_laws_pass():
    assert [record["title"] for record in corpus("laws.jsonl.xz") if findings(record["title"])] == []


@pytest.mark.parametrize(
    "title",
    ["Work Seminar on Registers Held in Lanting", "Business seminar on fees", "疾控业务研讨会召开", "卫生工作研讨会"],
)
def test_a_title_that_calls_it_a_seminar_on_work_is_refused(title):
    assert len(findings(title)) == 1


def test_what_the_register_calls_a_seminar_is_refused_under_any_title():
    assert findings("Sixty Experts Meet", "seminar") == [
        f"content/leaders-activities/2026/a.md:3: REG007 event: got {REFERENCE}, which is a seminar, expected nothing: "
        "seminars on work are not reported; the entry is closed by the step drop"
    ]
