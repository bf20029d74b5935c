"""What the search keeps of a document changes with approvals alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.publication import Validity
from plugins.model.row import row_of
from plugins.pipeline.snapshot.search_rows import search_row
from plugins.search.document import index_key
from tests.model.test_row import LAW
from tests.review.office import policy


@pytest.mark.parametrize("validity", [None, *Validity])
def test_legal_force_is_on_the_card_and_not_in_the_shards(validity):
    row = row_of(replace(LAW, validity=validity), policy())
    assert index_key(search_row(row)) == index_key(search_row(row_of(LAW, policy())))
    assert search_row(row).state == (validity.value if validity else "")


def test_a_law_has_the_other_filters_of_its_column():
    row = row_of(replace(LAW, validity=Validity.IN_FORCE), policy())
    assert dict(row.filters)["force"] == "in-force"
    assert dict(row.filters)["year"] == dict(search_row(row).filters)["year"]
