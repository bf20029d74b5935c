"""ONL001: an item of the online approval service says who may apply, how, how fast, and how to follow it (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.approval.approval_elements import TITLES, approval_elements
from tests.rules.make import document, shown


def body(language="en"):
    return "".join(f"## {title}\n\nWords.\n\n" for title in TITLES[language])


def findings(text, language="en"):
    return shown(approval_elements(document("online-approval", body=text, language=language)))


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_an_item_with_all_sections_passes(language):
    assert findings(body(language), language) == []


@pytest.mark.parametrize(("language", "title"), [(one, title) for one in TITLES for title in TITLES[one]])
def test_each_section_that_is_missing_or_empty_is_one_finding(language, title):
    assert len(findings(body(language).replace(f"## {title}\n\nWords.\n", ""), language)) == 1
    assert len(findings(body(language).replace(f"## {title}\n\nWords.\n", f"## {title}\n"), language)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(body().replace("## Progress\n\nWords.\n", "")) == [
        "content/online-approval/2026/a.md:4: ONL001 approval_elements: got no section Progress, "
        "expected a section with the heading ## Progress, and the words below it"
    ]
