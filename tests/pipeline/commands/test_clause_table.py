"""Each of the 27 clauses has something that is done about it, and a test that cites it."""

from __future__ import annotations

import pytest

from plugins.model.clause import CLAUSES, clauses_of
from plugins.pipeline.commands.clause_table import ClauseRow, clause_rows, clauses_cited, first_lines
from plugins.policy.load import load_policy
from tests.repository import DEMONSTRATION, REPOSITORY

STILL_EMPTY: tuple[str, ...] = ()
"""Clauses that nothing is done about yet, or that no test cites; whoever fills one takes it off."""

TESTS = first_lines(REPOSITORY)
ROWS = clause_rows(load_policy(DEMONSTRATION), TESTS)


def test_every_clause_has_its_row_in_the_order_of_the_regulation():
    assert list(ROWS) == list(CLAUSES)


def test_no_clause_is_empty_but_those_that_are_still_to_come():
    assert tuple(clause for clause, row in ROWS.items() if row.is_empty) == STILL_EMPTY


@pytest.mark.parametrize("part", ["columns", "rules", "acts", "registers"])
def test_something_that_no_test_cites_leaves_its_clause_empty(part):
    row = ClauseRow(columns=(), rules=(), acts=(), registers=(), tests=())
    done = ClauseRow(**{"columns": (), "rules": (), "acts": (), "registers": (), part: ("x",), "tests": ()})
    cited = ClauseRow(**{"columns": (), "rules": (), "acts": (), "registers": (), part: ("x",), "tests": ("y",)})
    assert (row.is_empty, done.is_empty, cited.is_empty) == (True, True, False)


def test_a_test_alone_does_not_fill_a_clause():
    assert ClauseRow(columns=(), rules=(), acts=(), registers=(), tests=("tests/test_x.py",)).is_empty


def test_the_row_of_a_clause_names_all_that_is_there_for_it():
    row = ROWS["I.7"]
    assert row.columns == ("Releases of Affiliated Units",)
    assert row.rules == (("REG002", "release_plan"), ("REG003", "academic_view"))
    assert (row.acts, row.registers) == (("register",), ("plan",))
    assert "tests/review/registers/test_plan.py" in row.tests
    assert "tests/story/test_affiliated_release.py" in row.tests


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("COL012: normative documents carry a well-formed document number.", ("IV.2",)),
        ("Hold: anybody with a role stops a document, in whatever department.", ("I.4", "I.5", "IV.1")),
        ("conference: both sides agree (I.4, I.5).", ("I.4", "I.5")),
        ("Approved by that leader (III.1-III.3).", ("III.1", "III.2", "III.3")),
        ("Atom feeds (RFC 4287).", ()),
        ("What is approved is shown: every value is on the page.", ()),
        ("A part (IV.2) in the middle.", ()),
        ("", ()),
    ],
)
def test_the_first_line_of_a_test_cites(line, cited):
    assert clauses_cited(line) == cited


def test_a_code_that_no_rule_has_is_refused():
    with pytest.raises(ValueError, match="no rule has the code ZZZ999"):
        clauses_cited("ZZZ999: nothing.")


@pytest.mark.parametrize("path", [path for path in TESTS if path.startswith("tests/rules/") and path.count("/") == 3])
def test_every_test_of_a_rule_cites_a_clause(path):
    assert clauses_cited(TESTS[path])


@pytest.mark.parametrize("path", [path for path in TESTS if path.startswith("tests/review/acts/")])
def test_every_test_of_an_act_cites_the_clauses_of_that_act(path):
    assert clauses_cited(TESTS[path])


@pytest.mark.parametrize("key", list(load_policy(DEMONSTRATION).columns))
def test_every_column_names_its_clauses(key):
    assert clauses_of(load_policy(DEMONSTRATION).columns[key].clause)
