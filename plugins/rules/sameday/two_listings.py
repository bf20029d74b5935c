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
    for publication in catalogue.publications.values():
        column = catalogue.policy.columns.get(publication.revision.column)
        missing = [key for key in (column.listings if column else ()) if key not in publication.listings]
        if missing:
            yield two_listings.on(
                publication,
                got="no listing in " + ", ".join(missing),
                expected="the same document listed in " + " and ".join((publication.revision.column, *missing)),
            )
