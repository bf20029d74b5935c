"""Addresses at which a notice stands in the place of a withdrawn document."""

from __future__ import annotations

from plugins.model.plan import Catalogue

FILE = "withdrawn.map"


def withdrawn_map(catalogue: Catalogue) -> bytes:
    """Return lines ``address 1;``, sorted, for the ``map`` of the web server, which answers them with 410.

    Source: RFC 9110, 15.5.11.
    """
    return "".join(f"{notice.url} 1;\n" for notice in catalogue.notices).encode()
