"""``department``: the key of a department."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.person import Department
from plugins.model.shown import DepartmentTitle
from plugins.model.value import KEY


def parse(raw: str, field: Field) -> str:
    """Take a key, whether or not policy has it: documents outlive departments.

    Raises:
        ValueError: it has other characters; the message says what would pass.
    """
    if not KEY.fullmatch(raw):
        raise ValueError("a key in lower case, such as disease-control or li.wei")
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Accept the departments of today's policy."""
    return one_of(titles["department"])


def one_of(titles: Mapping[str, Mapping[str, str]]) -> Schema:
    """Accept the keys of what policy lists."""
    return {"type": "string", "enum": list(titles), "x-titles": {key: dict(title) for key, title in titles.items()}}


def listed(field: Field, departments: Mapping[str, Department]) -> Mapping[str, Mapping[str, str]]:
    """List the departments of today's policy with their titles."""
    return {key: department.title for key, department in departments.items()}


TYPE = FieldType(
    name="department",
    passes="a key of `policy/departments.yaml`, in lower case",
    parse=parse,
    schema=schema,
    show=DepartmentTitle,
    listed=listed,
)
