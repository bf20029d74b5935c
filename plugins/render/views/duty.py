"""A telephone that is answered: its number, when, and when somebody verified that."""

from __future__ import annotations

from typing import NamedTuple

from plugins.model.publication import Publication
from plugins.render.telephone import telephone_address
from plugins.render.view_context import ViewContext
from plugins.render.views.field_rows import listed_row
from plugins.render.views.fragments import Row

TELEPHONE, HOURS, VERIFIED = "telephone", "hours", "verified"
DUTY_FIELDS = (TELEPHONE, HOURS, VERIFIED)


class Duty(NamedTuple):
    """What is said of a telephone.

    Attributes:
        number: as it is read, under its label.
        href: that dials it (RFC 3966).
        hours: when it is answered, None if not said.
        verified: when somebody verified number and hours last, None if not said.
    """

    number: Row
    href: str
    hours: Row | None
    verified: Row | None


def duty_of(around: ViewContext, publication: Publication, language: str) -> Duty | None:
    """Return the telephone that a document names, None where it names none."""
    fields = around.column_of(publication.revision.column).fields
    number, hours, verified = (
        listed_row(around, publication, fields[name], language) if name in fields else None for name in DUTY_FIELDS
    )
    if number is None:
        return None
    return Duty(number, telephone_address(number.text), hours, verified)
