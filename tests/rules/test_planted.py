"""Each column has a document that passes, and of each thing that is planted in it the right rule finds the line."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from plugins.model.finding import Weight
from plugins.model.value import parse_instant
from plugins.pipeline.workspace.workspace import Workspace
from plugins.read.document import read_document
from plugins.rules.every_rule import RULES
from plugins.rules.ruleset import check_document
from tests.rules.make import policy
from tests.rules.planted import on_site
from tests.rules.planted.bases import BASES
from tests.rules.planted.plant import Plant, lay, line_of
from tests.rules.planted.tables import ROWS
from tests.sites.copying import copy_folder

Found = list[tuple[str, int, str]]


class Office:
    """The demonstration as the office has it, with room for documents in which something is wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.workspace_at = functools.cache(lambda when: Workspace(root, parse_instant(when)))

    def found(self, row: Plant, number: int) -> tuple[Found, Found]:
        """Return what is found in the document of a row, and what should be: path, line and code."""
        path = lay(self.root, row, number)
        text = (self.root / path).read_text(encoding="utf-8")
        document, faults = read_document(self.root, path, policy().columns)
        assert document
        workspace = self.workspace_at(row.when)
        rules = check_document(document, library=workspace.library, at=workspace.at)
        expected = ((row.at, row.code), *row.also) if row.code else ()
        return (
            sorted((one.path, one.line, one.code) for one in {*faults, *rules}),
            sorted((path, line_of(text, at), code) for at, code in expected),
        )


@pytest.fixture(scope="module")
def office(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    root = tmp_path_factory.mktemp("planted") / "root"
    copy_folder(recorded, root)
    return Office(root)


REFUSED = {
    "river-fish-poison": "CLA001",
    "water-figures": "REG004",
    "crew-hearing": "REG002",
    "lake-algae": "REG008",
    "what-a-school-reports": "MBX003",
    "reply-prescription-print": "MBX002",
}
"""Documents of the demonstration that nobody could approve as they are, and that nobody has; each shows one rule."""


def rows_of(column: str) -> list[tuple[int, Plant]]:
    return [(number, row) for number, row in enumerate(ROWS) if row.column == column]


@pytest.mark.parametrize("column", BASES)
def test_a_document_without_a_fault_passes(office, column):
    found, _ = office.found(Plant(column, "nothing", ""), len(ROWS) + list(BASES).index(column))
    assert found == []


@pytest.mark.parametrize("column", BASES)
def test_what_is_planted_is_found_in_its_file_and_line_by_its_rule_and_nothing_else_is(office, column):
    results = {str(row): office.found(row, number) for number, row in rows_of(column)}
    assert {row: found for row, (found, _) in results.items()} == {row: should for row, (_, should) in results.items()}


def test_of_the_demonstration_only_what_shows_a_rule_is_refused(recorded):
    workspace = Workspace(recorded, parse_instant("2026-11-24T09:00"))
    found = {
        path: [one for one in workspace.check(path) if one.weight >= Weight.REFUSE] for path in workspace.tree.paths
    }
    assert len(found) > 150
    assert {Path(path).stem: {one.code for one in some} for path, some in found.items() if some} == {
        name: {code} for name, code in REFUSED.items()
    }


def test_every_column_has_its_document_and_its_violations():
    assert set(BASES) == set(policy().columns) == {row.column for row in ROWS}


def test_every_rule_has_a_violation():
    assert {rule.code for rule in RULES} - {row.code for row in ROWS} - on_site.CODES == set()


@pytest.mark.parametrize("column", BASES)
def test_every_rule_that_a_column_names_is_seen_in_it(column):
    named = {rule.code for rule in RULES if rule.name in policy().columns[column].rules}
    assert named - {row.code for _, row in rows_of(column)} - on_site.CODES == set()


def test_there_are_hundreds_and_no_two_are_the_same():
    assert len(ROWS) >= 400
    assert len({str(row) for row in ROWS}) == len(ROWS)
