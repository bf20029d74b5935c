"""A translation, and the text that it was made from."""

from __future__ import annotations

import re

from plugins.model.document import Fielded

TRANSLATES, TRANSLATED_TEXT = "translates", "translated_text"
"""Fields: the id of the original, and the digest of the text of it that was translated."""

DIGEST = re.compile(r"(?:sha256:)?[0-9a-f]{12,64}")
"""What names a text: its digest as pages and `why` show it, whole or its first digits."""


def is_current(translation: Fielded, digest: str) -> bool:
    """Return whether a translation was made from the text with a digest, ``sha256:`` and 64 digits."""
    return names_text(translation.string(TRANSLATED_TEXT), digest)


def names_text(said: str, digest: str) -> bool:
    """Return whether the first digits of a digest, or all of them, are those of a text."""
    return bool(DIGEST.fullmatch(said)) and digest.removeprefix("sha256:").startswith(said.removeprefix("sha256:"))
