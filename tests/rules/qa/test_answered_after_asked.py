"""QNA002: an answer follows the question."""

import pytest

from plugins.rules.qa.answered_after_asked import answered_after_asked
from tests.rules.make import document, shown


def findings(**dates):
    return shown(answered_after_asked(document("public-qa", **dates)))


@pytest.mark.parametrize(
    "dates",
    [
        {"asked": "2026-11-20", "answered": "2026-11-23"},
        {"asked": "2026-11-23", "answered": "2026-11-23"},
        {"answered": "2026-11-23"},
    ],
)
def test_answered_on_the_day_or_later_passes(dates):
    assert findings(**dates) == []


def test_answered_before_it_was_asked_is_one_finding():
    assert findings(asked="2026-11-23", answered="2026-11-22") == [
        "content/public-qa/2026/a.md:3: QNA002 answered: got 2026-11-22, "
        "expected 2026-11-23 or later, the day it was asked"
    ]
