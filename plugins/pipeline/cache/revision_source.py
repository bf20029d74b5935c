"""Where the bytes of approved revisions come from."""

from __future__ import annotations

from plugins.model.finding import Finding
from plugins.model.revision import Revision

ReadRevision = tuple[Revision | None, tuple[Finding, ...]]
"""A revision and the findings on its bytes; None when nothing could be made of them."""

LAST_GOOD = "public"
"""Folder under the root whose ``approved/`` holds copies of what the last release shows."""
