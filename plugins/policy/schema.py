"""The JSON Schema of a column's front matter, for editors and forms."""

from __future__ import annotations

from plugins.model.column import Column
from plugins.model.field import Field, Schema, Titles
from plugins.model.policy import Policy

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STATUSES = ("draft", "submitted", "returned", "approved", "withdrawn")


def json_schema(column: Column, policy: Policy) -> Schema:
    """Make the JSON Schema (2020-12) of a column's front matter as it is typed.

    Every value is a string or a list of strings, as the reader takes them. The
    schema accepts what the reader accepts, with two differences: it checks the
    form of a day and not the calendar, and people and departments must be
    those of the present policy.
    """
    titles = {
        "department": {key: department.title for key, department in policy.departments.items()},
        "person": {key: person.name for key, person in policy.people.items()},
    }
    properties = {name: _property(field, column, titles) for name, field in column.fields.items()}
    status = {
        "type": "string",
        "enum": list(STATUSES),
        "title": "Status",
        "x-labels": {"en": "Status", "zh-Hans": "状态"},
    }
    return {
        "$schema": DIALECT,
        "$id": f"{policy.site.base_url}/schema/{column.key}.json",
        "title": column.title["en"],
        "description": column.description["en"],
        "type": "object",
        "properties": {**properties, "status": status},
        "required": [name for name, field in column.fields.items() if field.required]
        + (["publish"] if column.publish == "required" and not column.fields["publish"].required else []),
        "additionalProperties": False,
    }


def _property(field: Field, column: Column, titles: Titles) -> Schema:
    schema: Schema = {"const": column.key} if field.name == "column" else dict(field.type.schema(field, titles))
    if field.type.is_list:
        schema = {"anyOf": [dict(schema), {"type": "array", "items": dict(schema)}]}
    schema["title"] = field.label["en"]
    schema["x-labels"] = dict(field.label)
    if field.hint:
        schema["description"] = field.hint["en"]
        schema["x-hints"] = dict(field.hint)
    if field.columns:
        schema["x-columns"] = list(field.columns)
    return schema
