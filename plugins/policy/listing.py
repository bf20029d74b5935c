"""The list of types for the documentation, made from the types themselves."""

from __future__ import annotations

from plugins.model.field import FieldType
from plugins.model.field_types import TYPES

HEAD = """# Types of fields

Made by `inv reference` from the types themselves; a test compares the two.

Each field has one of these types, which its `type:` names in [policy](../formats/policy.md#fieldsyaml).

| type | what passes | keys besides those of every field |
| --- | --- | --- |
"""


def types_as_markdown() -> str:
    """Return the page of all types, by name."""
    return HEAD + "".join(f"| `{name}` | {type.passes} | {_keys(type)} |\n" for name, type in TYPES.items())


def _keys(type: FieldType) -> str:
    required = [f"`{key}`" for key in type.required_keys]
    return ", ".join([*required, *(f"`{key}` if wanted" for key in type.optional_keys)])
