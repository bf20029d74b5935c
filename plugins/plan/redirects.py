"""Redirects from the addresses that adopted documents had on the old site."""

from __future__ import annotations

import re

from plugins.model.plan import Catalogue

FILE = "redirects.map"
SAFE = re.compile(r"/[A-Za-z0-9/_.~%+@:,=-]*")
"""Paths without characters that mean something else in a web server's configuration."""


def redirect_map(catalogue: Catalogue) -> bytes:
    """Return lines ``old-path new-path;``, sorted, for the ``map`` of the web server.

    The old path is that of ``origin``; of several documents that claim one, the
    first by id has it. Paths with characters that a configuration could
    interpret are left out, and so are paths that the site uses itself.
    """
    own = {row.url for row in catalogue.rows.values()}
    lines: dict[str, str] = {}
    for row in catalogue.rows.values():
        if SAFE.fullmatch(row.former) and row.former != "/" and row.former not in own:
            lines.setdefault(row.former, row.url)
    return "".join(f"{old} {new};\n" for old, new in sorted(lines.items())).encode()
