"""Ids of documents: eight characters that nobody confuses when they are read aloud."""

from __future__ import annotations

import re
import secrets
from collections.abc import Container

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base32 in lower case: no i, l, o, u."""

LENGTH = 8
ID = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def new_id(taken: Container[str] = ()) -> str:
    """Return a random id that is not ``taken``."""
    while (id := id_of(secrets.token_bytes(LENGTH))) in taken:
        pass
    return id


def id_of(data: bytes) -> str:
    """Return the id that the first bytes of ``data`` make, at least 8 of them: the same for the same bytes."""
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in data[:LENGTH])
