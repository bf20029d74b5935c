"""Traditional characters as simplified ones, so that either form finds what is written in the other.

``traditional.txt`` has two lines of the same length: characters of Big5, and
for each the first simplified form in OpenCC's table ``TSCharacters`` (Apache
License 2.0). No simplified form of it is a key. Texts are folded when they are
indexed; the browser folds a query, with a module of its own, when a character of
it is not in GB 2312 or one of the thirteen of the table that are.
"""

from __future__ import annotations

import re
from pathlib import Path

TABLE = Path(__file__).with_name("traditional.txt")
TRADITIONAL, SIMPLIFIED = TABLE.read_text(encoding="utf-8").splitlines()
_FORMS = str.maketrans(TRADITIONAL, SIMPLIFIED)
_ANY = re.compile(f"[{TRADITIONAL}]")


def simplified(text: str) -> str:
    """Return a text with simplified characters in place of traditional ones."""
    return text.translate(_FORMS) if _ANY.search(text) else text
