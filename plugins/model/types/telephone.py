"""``telephone``: a telephone number."""

from __future__ import annotations

import re

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.shown import Telephone

FORM = r"\+?[0-9]+(?:[ -][0-9]+)*"
FEWEST, MOST = 3, 15
"""Digits: those of an emergency number, and as many as there can be (ITU-T E.164, 6.2)."""


def parse(raw: str, field: Field) -> str:
    """Take a telephone number in groups of digits.

    Raises:
        ValueError: it is none; the message says what would pass.
    """
    if not re.fullmatch(FORM, raw) or not FEWEST <= sum(sign.isdigit() for sign in raw) <= MOST:
        raise ValueError(
            f"{FEWEST} to {MOST} digits in groups with - or a space between them, such as 000-5550-1200 or 120"
        )
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Say the form; how many digits there may be is left to `parse`."""
    return {"type": "string", "pattern": rf"^{FORM}$"}


def show(value: str) -> Telephone:
    """Show it as a number to call."""
    return Telephone(value)


TYPE = FieldType(
    name="telephone",
    passes="a telephone number, `000-5550-1200`",
    parse=parse,
    schema=schema,
    show=show,
)
