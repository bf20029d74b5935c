"""COL009: no column shows one title twice on one day."""

import pytest

from plugins.rules.fields.duplicate_title import duplicate_title
from tests.rules.make import catalogue, clock, publication, shown

FIRST = {"column": "work-updates", "title": "Visit to a clinic", "language": "en", "dated": "2026-11-23"}


def findings(**second):
    second = FIRST | second
    one, two = publication("aaaaaaaa", order=0, **FIRST), publication("bbbbbbbb", order=1, **second)
    return shown(duplicate_title(catalogue(two, one), clock()))


@pytest.mark.parametrize(
    "second",
    [
        {"title": "Visit to another clinic"},
        {"dated": "2026-11-24"},
        {"language": "zh-Hans"},
        {"column": "press-releases"},
    ],
)
def test_what_differs_in_title_day_language_or_column_passes(second):
    assert findings(**second) == []


@pytest.mark.parametrize("second", [{}, {"title": "Visit  to a clinic "}])
def test_the_later_of_two_is_one_finding(second):
    assert findings(**second) == [
        "approved/bb/bbbbbbbb/0123456789ab/document.md: COL009 title: got the title and date of aaaaaaaa, "
        "expected one page: withdraw this or doc:aaaaaaaa, or say in the title what differs"
    ]
