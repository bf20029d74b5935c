"""All types of fields, found by listing their folder."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path

from plugins.model.field import FieldType

PACKAGE = "plugins.model.types"


def load_types(package: str = PACKAGE) -> Mapping[str, FieldType]:
    """Return the type that each file of a package holds as ``TYPE``, by name, sorted.

    Raises:
        TypeError: a file holds no type of its own name, or one that lacks a part; the message names the file.
    """
    (folder,) = importlib.import_module(package).__path__
    types = {}
    for name in sorted(file.stem for file in Path(folder).glob("*.py") if file.stem != "__init__"):
        place = f"{package.replace('.', '/')}/{name}.py"
        try:
            found = getattr(importlib.import_module(f"{package}.{name}"), "TYPE", None)
        except TypeError as fault:
            raise TypeError(f"{place}: {fault}") from fault
        if not isinstance(found, FieldType):
            raise TypeError(f"{place}: it holds no FieldType named TYPE")
        if found.name != name:
            raise TypeError(f"{place}: its type is named {found.name}, expected {name}")
        types[name] = found
    return types


TYPES = load_types()
