"""What a step of a register knows besides its facts: names, words, reasons. It lies in the note of the act.

An act holds the digest of its note, and a seal holds the digest of the act and
travels in releases. So that nobody can find out by trying whether some
application was made, each note ends with random digits. The note may be
removed when it is not needed any more: the act counts without it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

SALT = "salt"
SALT_BYTES = 16
INDENT = "  "


def written_particulars(particulars: Mapping[str, str]) -> str:
    """Write particulars as a note: ``name: value`` a line, further lines of a value indented, random digits at last."""
    salted = {**particulars, SALT: secrets.token_hex(SALT_BYTES)}
    return "\n".join(f"{name}: {value}".replace("\n", f"\n{INDENT}") for name, value in salted.items())


def read_particulars(note: str | None) -> dict[str, str]:
    """Return the particulars in a note, without the random digits; none of a note that was removed."""
    found: dict[str, str] = {}
    name = ""
    for line in (note or "").splitlines():
        if name and line.startswith(INDENT):
            found[name] += f"\n{line.removeprefix(INDENT)}"
        else:
            name, _, value = line.partition(": ")
            found[name] = value
    return {name: value for name, value in found.items() if name and name != SALT}
