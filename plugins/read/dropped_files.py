"""Files that nobody put where they lie: systems and programs drop them into every folder they show."""

from __future__ import annotations

import re

DROPPED = re.compile(
    r"Thumbs\.db(?::encryptable)?|ehthumbs(?:_vista)?\.db|desktop\.ini|\.DS_Store|\._.*|\.directory|Icon\r"
    r"|~\$.*|\.~lock\..*#|~WRL\d+\.tmp|\.~.*",
    re.IGNORECASE,
)
"""Windows, macOS and KDE; the locks of Word, Excel, LibreOffice and WPS while a file is open."""


def is_dropped(name: str) -> bool:
    """Tell whether a file of this name is one that a system or a program made for itself."""
    return DROPPED.fullmatch(name) is not None
