"""A normative document is listed in all its columns at once."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("SAM008", clause="IV.2", scope="site", weight=Weight.OWED)
def two_listings(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report a public document that is not listed in every column that policy names for its own.

    One source, one release, every listing.

    Source: regulation IV.2 (uploaded to both columns at the same time).
    """
    wanted = {key: column.listings for key, column in catalogue.policy.columns.items()}
    for row in catalogue.rows.values():
        missing = [key for key in wanted.get(row.column, ()) if key not in row.listings]
        if missing:
            yield two_listings.on(
                row,
                got="no listing in " + ", ".join(missing),
                expected="the same document listed in " + " and ".join((row.column, *missing)),
            )
