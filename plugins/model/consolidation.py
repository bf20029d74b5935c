"""A text that holds a law as some of its amendments left it, and the laws that it is a text of."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.publication import Publication

CONSOLIDATES = "consolidates"
"""Field: the ids of the law and of each amendment that is worked into the text."""


def laws_among(consolidated: Iterable[Publication]) -> tuple[Publication, ...]:
    """Return the laws among what a text consolidates: the documents that amend none of the others.

    As a rule it is one; a text that brings several laws together follows all of them.
    """
    every = tuple(consolidated)
    ids = {one.revision.id for one in every}
    return tuple(one for one in every if ids.isdisjoint(one.revision.ids_in("amends")))
