"""REP003: a reprint comes after what it reprints."""

import pytest

from plugins.rules.reprints.reprinted_after_source import reprinted_after_source
from tests.rules.make import document, shown


def findings(**raw):
    return shown(reprinted_after_source(document("media-reports", **raw)))


@pytest.mark.parametrize("day", ["2026-11-08", "2026-11-11"])
def test_the_same_day_and_a_later_one_pass(day):
    assert findings(source_dated="2026-11-08", reprinted=day) == []


def test_a_missing_day_is_left_to_required_fields():
    assert findings(reprinted="2026-11-08") == findings(source_dated="2026-11-08") == []


def test_a_reprint_before_its_source_is_one_finding():
    assert findings(source_dated="2026-11-08", reprinted="2026-11-07") == [
        "content/media-reports/2026/a.md:3: REP003 reprinted: got 2026-11-07, "
        "expected 2026-11-08 or later, the day on which the source published it"
    ]
