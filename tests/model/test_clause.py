"""Clauses of the regulation: 27 in four parts, and how a text names one, several, or a row of them."""

from __future__ import annotations

from collections import Counter

import pytest

from plugins.model.clause import CLAUSES, PARTS, clauses_of


def test_the_regulation_has_27_clauses_in_four_parts():
    assert Counter(clause.partition(".")[0] for clause in CLAUSES) == {"I": 7, "II": 8, "III": 5, "IV": 7}
    assert list(PARTS) == ["I", "II", "III", "IV"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("IV.2", ("IV.2",)),
        ("I.4, I.5", ("I.4", "I.5")),
        ("II.1-II.3", ("II.1", "II.2", "II.3")),
        ("II.2, II.1-II.3, IV.3", ("II.2", "II.1", "II.3", "IV.3")),
    ],
)
def test_a_text_names_clauses(text, named):
    assert clauses_of(text) == named


@pytest.mark.parametrize("text", ["", "IV", "IV.8", "I.0", "II.7-II.9", "I.4-II.2", "III.3-III.1", "IV.2;", "4.2"])
def test_what_is_no_clause_is_refused(text):
    with pytest.raises(ValueError, match=r"such as IV\.2 or II\.1-II\.4"):
        clauses_of(text)
