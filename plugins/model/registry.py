"""Registries: folders in which every file holds one member of the same class."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from typing import TypeVar

from plugins.model.error import SiteError

Member = TypeVar("Member")


def load_members(package: str, attribute: str, kind: type[Member]) -> Mapping[str, Member]:
    """Return the member that each file of a package holds, by the file's name, sorted.

    Args:
        package: full name, such as ``plugins.model.types``.
        attribute: name of the member in its module.
        kind: class of the members.

    Raises:
        SiteError: a file holds no member, or one that lacks a part; the message begins with the path of the file.
    """
    members = {}
    for found in pkgutil.iter_modules(importlib.import_module(package).__path__):
        file = f"{package.replace('.', '/')}/{found.name}.py"
        try:
            member = getattr(importlib.import_module(f"{package}.{found.name}"), attribute, None)
        except TypeError as error:
            if misfit := _misfit(error, attribute, kind.__name__):
                raise SiteError(f"{file}: {misfit}") from error
            raise
        if not isinstance(member, kind):
            raise SiteError(f"{file}: it holds no {kind.__name__} named {attribute}")
        members[found.name] = member
    return dict(sorted(members.items()))


def _misfit(error: TypeError, attribute: str, kind: str) -> str:
    """Say which part a member lacks, or has and should not; ``""`` when the error is about something else."""
    words = str(error).replace("'", "")
    if lacking := re.match(rf"{kind}\.__init__\(\) missing .*: (.*)", words):
        return f"{attribute} lacks {lacking[1]}"
    if unknown := re.match(rf"{kind}\.__init__\(\) got an unexpected keyword argument (\w+)", words):
        return f"{attribute} has the part {unknown[1]}, which no {kind} has"
    return ""
