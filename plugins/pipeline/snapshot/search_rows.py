"""The step from rows of public documents to the documents that the search knows."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from plugins.model.filters import without_force
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.row import Row
from plugins.search.document import SearchDocument

ROW_FIELDS = attrgetter(*({"state": "validity"}.get(name, name) for name in SearchDocument._fields))
"""What search sees of a row; for ten thousand of them, naming each would take three times as long."""


def search_documents(catalogue: Catalogue) -> list[SearchDocument]:
    """Return what is public as search sees it."""
    return [search_row(row) for row in catalogue.rows.values()]


def search_row(row: Row) -> SearchDocument:
    """Return a public document as search sees it: legal force, which time changes, is no filter."""
    seen = SearchDocument._make(ROW_FIELDS(row))
    return seen._replace(filters=without_force(seen.filters)) if row.validity else seen


def search_weights(policy: Policy) -> Mapping[str, int]:
    """Return the weight of each column in the search, in hundredths."""
    return {key: column.search_weight for key, column in policy.columns.items()}
