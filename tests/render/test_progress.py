"""The page of an application: steps and days in every language, and nothing of whom or what (IV.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.model.progress import ENDS, SHOWN_DAYS, Milestone, Progress
from plugins.render.assets import load_assets
from plugins.render.progress import progress_views, write_progress
from plugins.render.theme import Theme
from plugins.render.words import load_words
from plugins.review.known_registers import REGISTERS
from tests.render.html_pages import parse
from tests.render.make import THEME, World

HOMES = {"en": "/", "zh-Hans": "/zh/"}
PROGRESS = Progress(
    address="k7m2-9xqf-t4wa-3h8c",
    milestones=(Milestone("receive", date(2026, 11, 20)), Milestone("accept", date(2026, 11, 23))),
    supply_by=None,
    decision_by=date(2026, 12, 14),
    removed_on=None,
)


def page(progress):
    """Return the page of an application as it is parsed."""
    site = World().policy.site
    theme = Theme(THEME, site.languages, load_assets(THEME)[0])
    return parse(write_progress(progress_views(progress, site, theme.words, HOMES), theme).decode())


def test_steps_stand_with_their_days_in_both_languages():
    shown = page(PROGRESS)
    assert shown.words("li") == [
        "20 November 2026 Received",
        "23 November 2026 Accepted",
        "2026年11月20日 已收件",
        "2026年11月23日 已受理",
    ]
    assert [one.attributes["datetime"] for one in shown.all("time")] == ["2026-11-20", "2026-11-23"] * 2
    assert "It is decided by 14 December 2026." in shown.words("p")
    assert "将于2026年12月14日前办结。" in shown.words("p")


def test_the_page_has_one_heading_of_the_first_level_and_leads_to_the_form():
    shown = page(PROGRESS)
    assert shown.words("h1") == ["How far your application is"]
    assert shown.words("h2") == ["您的申请办理进度"]
    assert [link.attributes["href"] for link in shown.all("a")] == ["/", "/progress.html", "/zh/", "/zh/progress.html"]


def test_what_is_missing_and_when_the_page_goes_is_said():
    shown = page(replace(PROGRESS, decision_by=None, supply_by=date(2026, 12, 1), removed_on=date(2027, 1, 20)))
    assert "Please send what is missing by 1 December 2026. Until it is here, no time limit runs." in shown.words("p")
    assert "This page is removed on 20 January 2027." in shown.words("p")


def test_no_search_engine_keeps_it_and_no_script_runs():
    shown = page(PROGRESS)
    assert shown.meta()["robots"] == "noindex"
    assert shown.all("script") == []


@pytest.mark.parametrize("step", [step.name for step in REGISTERS["application"].steps])
def test_every_step_has_its_words(step):
    outcomes = ("granted", "refused") if step == "decide" else ("",)
    for outcome in outcomes:
        milestone = Milestone(f"{step}-{outcome}" if outcome else step, date(2026, 11, 20))
        assert all(page(replace(PROGRESS, milestones=(milestone,))).words("strong"))


def test_form_and_sentences_say_for_how_long_an_end_can_be_read():
    said = [load_words(THEME, "en")["number_unknown"], Theme(THEME, ["en"], {}).plain("progress", "en").body]
    assert [text for text in said if f"{SHOWN_DAYS} days" not in text] == []
    said = [
        load_words(THEME, "zh-Hans")["number_unknown"],
        Theme(THEME, ["zh-Hans"], {}).plain("progress", "zh-Hans").body,
    ]
    assert [text for text in said if f"{SHOWN_DAYS}天" not in text] == []


def test_the_steps_that_end_an_application_are_those_of_its_register():
    assert {step.name for step in REGISTERS["application"].steps if step.ends} == set(ENDS)
