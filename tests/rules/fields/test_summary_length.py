"""COL004: a summary is short enough to stand in a list."""

import pytest

from plugins.rules.fields.summary_length import summary_length
from tests.rules.make import document, shown


def findings(summary, language="en"):
    return shown(summary_length(document(title="A title", language=language, summary=summary)))


@pytest.mark.parametrize(("summary", "language"), [("x" * 400, "en"), ("字" * 150, "zh-Hans"), ("", "en")])
def test_a_short_summary_passes(summary, language):
    assert findings(summary, language) == []


@pytest.mark.parametrize(
    ("summary", "language"), [("x" * 401, "en"), ("字" * 151, "zh-Hans"), ("A title", "en"), (" A title ", "en")]
)
def test_a_long_one_and_the_title_again_are_one_finding(summary, language):
    assert len(findings(summary, language)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("A title") == [
        "content/policy-information/2026/a.md:4: COL004 summary: got the title again, "
        "expected one or two sentences that say what is new and for whom, or no summary"
    ]
