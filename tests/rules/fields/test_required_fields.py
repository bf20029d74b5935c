"""COL001: every field that the column requires is there."""

import pytest

from plugins.rules.fields.required_fields import required_fields
from tests.rules.make import NOW, document, policy, shown

WHOLE = {
    "id": "k7m29xqf",
    "title": "New rules for vaccine cold chains",
    "language": "en",
    "department": "disease-control",
    "contact": "li.wei",
    "dated": "2026-11-23",
}


def findings(**raw):
    return shown(required_fields(document("work-updates", **raw), policy(), NOW))


def test_a_document_with_every_required_field_passes():
    assert findings(**WHOLE) == []


def test_a_value_that_cannot_be_read_is_not_missing():
    assert findings(**WHOLE | {"dated": "23 November"}) == []


def test_a_column_that_policy_does_not_know_requires_nothing():
    assert shown(required_fields(document("no-such-column"), policy(), NOW)) == []


def test_a_key_with_nothing_behind_it_is_missing():
    assert len(findings(**WHOLE | {"dated": ""})) == 1


def test_an_empty_list_is_missing():
    law = WHOLE | {"announced": "2026-11-23", "effective": "2027-01-01", "issued_by": ()}
    del law["dated"]
    assert len(list(required_fields(document("laws-and-regulations", **law), policy(), NOW))) == 1


@pytest.mark.parametrize(
    ("column", "name"),
    [
        (column.key, field.name)
        for column in policy().columns.values()
        for field in column.fields.values()
        if field.required and field.example
    ],
)
def test_the_value_that_the_message_shows_passes(column, name):
    whole = {
        field.name: "x" for field in policy().columns[column].fields.values() if field.required and field.name != name
    }
    (finding,) = required_fields(document(column, **whole), policy(), NOW)
    typed = finding.expected.partition(f"{name}: ")[2]
    value = tuple(typed[1:-1].split(", ")) if typed.startswith("[") else typed
    assert policy().columns[column].fields[name].parse(value)


def test_the_message_names_all_that_is_missing_at_once():
    assert findings(id="k7m29xqf", title="A", language="en", contact="li.wei") == [
        "content/work-updates/2026/a.md:1: COL001 required_fields: got none of department, dated, "
        "expected a line for each field that Work Updates requires, such as department: …"
    ]
