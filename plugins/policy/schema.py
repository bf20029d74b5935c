"""The JSON Schema of a column's front matter, for editors and forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.model.column import Column, Field
from plugins.model.ids import ALPHABET
from plugins.model.policy import Policy

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STATUSES = ("draft", "submitted", "returned", "approved", "withdrawn")
_ID = f"[{ALPHABET}]{{8}}"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_INSTANT = rf"{_DAY}T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?"
_LINE = {"type": "string", "pattern": r"^[^\n]*[^\s][^\n]*$"}


def json_schema(column: Column, policy: Policy) -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of a column's front matter as it is typed.

    Every value is a string or a list of strings, as the reader takes them. The
    schema accepts what the reader accepts, except that the reader knows the
    calendar and this knows only its form, and that people and departments must
    be those of today's policy here.
    """
    properties = {name: _property(field, column, policy) for name, field in column.fields.items()}
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


def _property(field: Field, column: Column, policy: Policy) -> dict[str, Any]:
    schema = _shape(field, policy)
    if field.name == "column":
        schema = {"const": column.key}
    schema["title"] = field.label["en"]
    schema["x-labels"] = dict(field.label)
    if field.hint:
        schema["description"] = field.hint["en"]
        schema["x-hints"] = dict(field.hint)
    if field.columns:
        schema["x-columns"] = list(field.columns)
    return schema


def _shape(field: Field, policy: Policy) -> dict[str, Any]:
    match field.type:
        case "date":
            return {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}
        case "publish":
            return {"type": "string", "pattern": f"^(?:on-approval|on-go|with {_ID}|{_DAY}|{_INSTANT})$"}
        case "id":
            return {"type": "string", "pattern": f"^{_ID}$"}
        case "ids":
            return _one_or_more({"type": "string", "pattern": f"^{_ID}$"})
        case "lines":
            return _one_or_more(_LINE)
        case "department":
            return _named({key: department.title for key, department in policy.departments.items()})
        case "person":
            return _named({key: person.name for key, person in policy.people.items()})
        case "choice":
            return {"type": "string", "enum": list(field.choices)}
        case "url":
            return {"type": "string", "format": "uri", "pattern": r"^https?://[^\s/]+\S*$"}
        case "text":
            return {"type": "string"}
        case _:
            return dict(_LINE)


def _one_or_more(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [dict(entry), {"type": "array", "items": dict(entry)}]}


def _named(titles: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    return {"type": "string", "enum": list(titles), "x-titles": {key: dict(title) for key, title in titles.items()}}
