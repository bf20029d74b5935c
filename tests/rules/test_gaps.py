"""A rule never raises: whatever line a document lacks, what is found stands in a line that there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.read.document import read_document
from plugins.rules.every_rule import RULES
from plugins.rules.library import Library
from plugins.rules.ruleset import check_document
from tests.rules.make import NOW, catalogue, document, policy
from tests.rules.planted.bases import BASES
from tests.rules.planted.plant import DOCUMENTS, Plant, lay

COMPOSED = "gazette"
"""A column whose document is no file of the demonstration."""

FIELDS = sorted({name for column in policy().columns.values() for name in column.fields} - {"column"})


def found(text: Document) -> tuple[Finding, ...]:
    library = Library(catalogue(), {text.id: text} if text.id else {}, policy())
    return check_document(text, library=library, at=NOW)


def read(root: Path, row: Plant, number: int) -> Document:
    text, _ = read_document(root, lay(root, row, number), policy().columns)
    assert text
    return text


@pytest.mark.parametrize("column", [column for column in BASES if column != COMPOSED])
def test_any_line_of_a_document_may_be_missing_or_empty(column, tmp_path):
    head = (DOCUMENTS / f"{BASES[column]}.md").read_text(encoding="utf-8").partition("\n---\n")[0]
    keys = [line.partition(":")[0] for line in head.splitlines() if ": " in line and not line.startswith("-")]
    number = 0
    for key in keys:
        for value in (None, ""):
            number += 1
            text = read(tmp_path, Plant(column, key, "", fields={key: value}), number)
            last = text.body_line + text.body.count("\n") + 1
            assert [one for one in found(text) if not 0 <= one.line <= last] == []


@pytest.mark.parametrize("column", sorted(policy().columns))
def test_every_line_may_be_missing(column):
    assert found(document(column, body=""))


@given(
    st.sampled_from(sorted(policy().columns)), st.lists(st.sampled_from(FIELDS), unique=True, max_size=12), st.data()
)
def test_no_rule_raises_whatever_fields_stand_together(column, names, data):
    values = st.sampled_from(
        ("", "2026-11-20", "2027-02-01", "2026-11-20 10:00", "k7m29xqf", "reply", "卫规〔2026〕3号", "en")
    )
    text = document(column, body="Words.\n", **{name: data.draw(values) for name in names})
    assert {one.code for one in found(text)} <= {rule.code for rule in RULES}
