"""All types of fields, found by listing their folder."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.error import SiteError
from plugins.model.field import FieldType
from plugins.model.registry import load_members


def load_types(package: str = "plugins.model.types") -> Mapping[str, FieldType]:
    """Return the type that each file of a package holds as ``TYPE``, by name, sorted.

    Raises:
        SiteError: a file holds no type of its own name, or one that lacks a part; the message names the file.
    """
    types = load_members(package, "TYPE", FieldType)
    for name, type in types.items():
        if type.name != name:
            place = f"{package.replace('.', '/')}/{name}.py"
            raise SiteError(f"{place}: its type is named {type.name}, expected {name}")
    return types


TYPES = load_types()
