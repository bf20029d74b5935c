"""Values of a field of each type, and how they are shown."""

from __future__ import annotations

from typing import Any

from plugins.model.document import Value
from plugins.model.field import Field
from plugins.model.field_types import TYPES
from plugins.model.shown import Shown


def read(type: str, raw: str | tuple[str, ...], **more: Any) -> Value:
    """Make a value of what was typed."""
    return Field("name", TYPES[type], {}, **more).parse(raw)


def refusal(type: str, raw: str | tuple[str, ...], **more: Any) -> str:
    """Return what is said to pass in place of ``raw``, ``""`` when it passes itself."""
    try:
        read(type, raw, **more)
    except ValueError as refused:
        return str(refused)
    return ""


def shown(type: str, raw: str | tuple[str, ...], **more: Any) -> Shown:
    """Return how what was typed stands in the table of a page."""
    return TYPES[type].show(read(type, raw, **more))
