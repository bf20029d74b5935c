"""Where the bytes of approved revisions lie: below ``approved/``, or in a copy that the last release kept."""

from __future__ import annotations

from pathlib import Path

from plugins.model.finding import Finding
from plugins.model.revision import Revision

ReadRevision = tuple[Revision | None, tuple[Finding, ...]]
"""A revision and the findings on its bytes; None when nothing could be made of them."""

LAST_GOOD = "public"
"""Folder under the root whose ``approved/`` holds copies of what the last release shows."""


def source_of(root: Path, *, last_good: bool) -> Path:
    """Return the folder above the ``approved/`` in which a revision of a root lies, see `Revision.last_good`."""
    return root / LAST_GOOD if last_good else root
