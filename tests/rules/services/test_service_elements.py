"""SRV001: a service item has every section that somebody needs who asks for the service (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.service_item import TITLES
from plugins.rules.services.service_elements import service_elements
from tests.rules.make import shown
from tests.rules.services.items import item


def findings(*arguments):
    return shown(service_elements(item(*arguments)))


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_an_item_with_all_sections_passes(language):
    assert findings(language) == []


def test_the_case_of_a_heading_and_what_follows_it_do_not_count():
    assert findings("en", "## Legal basis", "## LEGAL BASIS ##") == []
    assert findings("en", "## Legal basis", "## Legal basis {#basis}") == []


@pytest.mark.parametrize(
    ("language", "title"), [(language, title) for language in TITLES for title in TITLES[language].values()]
)
def test_each_section_that_is_missing_is_one_finding(language, title):
    assert len(findings(language, f"## {title}\n", "\n")) == 1


def test_a_heading_of_another_level_or_in_code_is_no_section():
    assert len(findings("en", "## Result", "### Result")) == 1
    assert len(findings("en", "## Result\n\nA certificate.", "```\n## Result\n\nA certificate.\n```")) == 1


def test_a_section_without_words_is_one_finding_in_its_line():
    assert findings("en", "A certificate.\n", "\n") == [
        "content/service-guide/2026/a.md:23: SRV001 service_elements: got nothing below Result, "
        "expected the words of that section"
    ]


def test_the_message_names_place_fault_and_remedy():
    assert findings("en", "## Result\n", "\n") == [
        "content/service-guide/2026/a.md:4: SRV001 service_elements: got no section Result, "
        "expected a section with the heading ## Result, and the words below it"
    ]
