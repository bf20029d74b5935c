"""Registries: folders in which every file holds one member of the same class."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from typing import TypeVar

Member = TypeVar("Member")


def load_members(package: str, attribute: str, kind: type[Member]) -> Mapping[str, Member]:
    """Return the member that each file of a package holds, by the file's name, sorted.

    Args:
        package: full name, such as ``plugins.model.types``.
        attribute: name of the member in its module.
        kind: class of the members.

    Raises:
        TypeError: a file holds no member, or one that lacks a part; the message begins with the path of the file.
    """
    members = {}
    for found in pkgutil.iter_modules(importlib.import_module(package).__path__):
        file = f"{package.replace('.', '/')}/{found.name}.py"
        try:
            member = getattr(importlib.import_module(f"{package}.{found.name}"), attribute, None)
        except TypeError as error:
            raise TypeError(f"{file}: {error}") from error
        if not isinstance(member, kind):
            raise TypeError(f"{file}: it holds no {kind.__name__} named {attribute}")
        members[found.name] = member
    return dict(sorted(members.items()))
