"""Lines of a calendar."""

from __future__ import annotations

from typing import NamedTuple

from plugins.render.views.fragments import Link, Time


class Appointment(NamedTuple):
    """A line of a calendar: when, what, where, and what became of it.

    ``language_name`` says which language it is in, where that is not that of the page.
    """

    link: Link
    time: Time | None
    place: str
    standing: str
    language_name: str = ""


class Appointments(NamedTuple):
    """A part of a calendar, such as what is to come."""

    heading: str
    lines: tuple[Appointment, ...]
