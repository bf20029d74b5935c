"""A claim that was checked: what was said where, the verdict, and the published source on which it rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.view_context import ViewContext
from plugins.render.views.field_rows import listed_row
from plugins.render.views.fragments import Row
from plugins.render.views.page_views import DocumentView

CLAIM, APPEARED, APPEARED_ON, VERDICT = "claim", "appeared", "appeared_on", "verdict"
EVIDENCE, ADDRESS = "evidence", "evidence_address"
PANEL = (CLAIM, APPEARED, APPEARED_ON, VERDICT, EVIDENCE, ADDRESS)

RATINGS = {"false": 1, "misleading": 2, "partly-true": 3, "true": 5}
"""How true a claim is, from 1 to 5; a verdict that is not here has words alone, as unproven has."""


@dataclass(frozen=True, slots=True)
class Details:
    """What the panel shows.

    Attributes:
        claim: in the words in which it went round.
        seen: where and since when.
        verdict: in words; None where the text has none.
        state: key of the verdict, ``""`` for none; it chooses the mark.
        sources: published documents on which it rests.
        address: of a source elsewhere, None for none.
        day: since when it was seen (RFC 3339), ``""`` if not said.
    """

    claim: Row | None
    seen: tuple[Row, ...]
    verdict: Row | None
    state: str
    sources: Row | None
    address: Row | None
    day: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show claim, verdict and source."""
    revision = publication.revision
    fields = context.column_of(revision.column).fields
    rows = {
        name: listed_row(context, publication, fields[name], language) if name in fields else None for name in PANEL
    }
    day = revision.day(APPEARED_ON)
    return Details(
        claim=rows[CLAIM],
        seen=tuple(row for row in (rows[APPEARED], rows[APPEARED_ON]) if row),
        verdict=rows[VERDICT],
        state=revision.string(VERDICT),
        sources=rows[EVIDENCE],
        address=rows[ADDRESS],
        day=day.isoformat() if day else "",
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say what was claimed where, how true it is, and what that rests on.

    Source: schema.org, ClaimReview, Claim, Rating.
    """
    shown: Details = view.details
    rating = RATINGS.get(shown.state)
    scale = {"ratingValue": rating, "bestRating": 5, "worstRating": 1} if rating else {}
    site = view.structured_data["url"].removesuffix(view.page.address)
    links = shown.sources.links if shown.sources else ()
    return {
        **view.structured_data,
        "claimReviewed": " ".join(" ".join(_texts(shown.claim)).split()),
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": shown.day,
            "appearance": [{"@type": "CreativeWork", "name": place} for row in shown.seen[:1] for place in _texts(row)],
        },
        "reviewRating": {"@type": "Rating", "alternateName": shown.verdict.text if shown.verdict else "", **scale},
        "citation": [*(site + link.href for link in links), *_texts(shown.address)],
    }


def _texts(row: Row | None) -> tuple[str, ...]:
    if row is None:
        return ()
    return row.texts or ((row.text,) if row.text else ())
