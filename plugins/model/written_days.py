"""Days as people write them, and as they are typed in the front matter."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"([0-9]{4})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})\s*日?")


def as_typed(value: str) -> str:
    """Return a day such as 2026年11月29日 or 2026/11/29 as ``2026-11-29``, anything else as it is."""
    found = _WRITTEN.fullmatch(value.strip())
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else value
