"""Of many findings of one kind the first are told, and the others counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.finding import MOST_ALIKE, Finding, Weight, bounded


def findings(count, **other):
    one = Finding("a.md", 1, "PRI001", "mobile_number", "", "a number", "none")
    return tuple(replace(one, line=line, **other) for line in range(1, count + 1))


@pytest.mark.parametrize("count", [0, 1, MOST_ALIKE])
def test_few_findings_of_a_kind_are_told_one_by_one(count):
    assert bounded(findings(count)) == findings(count)


def test_of_many_the_rest_is_counted_where_it_begins():
    *told, last = bounded(findings(4_000))
    assert tuple(told) == findings(MOST_ALIKE)
    assert (last.line, last.got) == (MOST_ALIKE + 1, "3950 more of this kind, from here on")


def test_other_kinds_weights_and_files_are_counted_apart():
    many = (*findings(60), *findings(60, code="PRI002"), *findings(60, weight=Weight.NOTE), *findings(60, path="b.md"))
    assert len(bounded(many)) == 4 * (MOST_ALIKE + 1)
