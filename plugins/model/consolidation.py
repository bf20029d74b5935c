"""A text that holds a law as some of its amendments left it, or in another language, and the laws that it is of."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.translation import TRANSLATES

CONSOLIDATES = "consolidates"
"""Field: the ids of the law and of each amendment that is worked into the text."""


FOLLOWS = (CONSOLIDATES, TRANSLATES)
"""Fields that name what a text is a text of; a consolidated text may be translated, so that it comes first."""


def followed_ids(revision: Revision) -> tuple[str, ...]:
    """Return the ids of all that a text is a text of."""
    return tuple(id for field in FOLLOWS for id in revision.ids_in(field))


def laws_among(consolidated: Iterable[Publication]) -> tuple[Publication, ...]:
    """Return the laws among what a text is a text of: the documents that amend none of the others.

    As a rule it is one; a text that brings several laws together follows all of them.
    """
    every = tuple(consolidated)
    ids = {one.revision.id for one in every}
    return tuple(one for one in every if ids.isdisjoint(one.revision.ids_in("amends")))
