"""Why somebody cannot sign here, and what to do instead."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.person import Person

OFFICE = "information-office"
SEND = "; without it, send the file and the folder of its name to the Information Office, which receives it"


def why_no_key(person: Person, at: datetime, file: Path) -> str:
    """Return one sentence.

    Args:
        person: who wants to sign.
        at: when, with a zone.
        file: where their private key would lie.
    """
    who, send = person.key, "" if OFFICE in person.roles(at) else SEND
    if not person.keys:
        return (
            f"{who} has no key in policy/people.yaml; python3 inv enroll {who} makes one for whoever is to sign{send}"
        )
    if not person.keys_at(at):
        later = min((key.since for key in person.keys if key.since > at), default=None)
        if later:
            return (
                f"the key of {who} counts from {_minute(later)}, and the clock of this machine shows {_minute(at)}; "
                "set the clock right"
            )
        return f"the key of {who} has ended in policy/people.yaml; python3 inv enroll {who} makes another one"
    if os.path.lexists(file):
        try:
            file.read_bytes()
        except OSError as error:
            return f"{file} cannot be read: {error.strerror}; let its owner read it, and nobody else"
        return f"{file} is not the key that policy/people.yaml has for {who}; put the right one there{send}"
    return f"{who} has a key in policy/people.yaml, but not on this machine; sign where it is{send}"


def _minute(at: datetime) -> str:
    return f"{at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}"
