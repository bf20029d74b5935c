"""What the search keeps of a document changes with approvals alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.publication import Validity
from plugins.model.row import row_of
from plugins.pipeline.snapshot.search_rows import search_row
from plugins.search.document import index_key
from tests.model.test_row import LAW
from tests.review.office import LAWS, policy


@pytest.mark.parametrize("validity", [None, *Validity])
def test_legal_force_is_on_the_card_and_not_in_the_shards(validity):
    rules = policy()
    laws = replace(rules.columns[LAWS], filters=("year", "force"))
    rules = replace(rules, columns={**rules.columns, LAWS: laws})
    row = row_of(replace(LAW, validity=validity), rules)
    assert index_key(search_row(row)) == index_key(search_row(row_of(LAW, rules)))
    assert search_row(row).state == (validity.value if validity else "")


def test_filters_by_what_was_approved_are_those_of_the_search_too():
    row = row_of(replace(LAW, validity=Validity.IN_FORCE), policy())
    assert dict(row.filters)["year"] == dict(search_row(row).filters)["year"]


def test_the_title_in_the_other_language_is_on_the_card():
    fields = {**LAW.revision.fields, "title_other": "疫苗储存办法"}
    law = replace(LAW, revision=replace(LAW.revision, fields=fields))
    assert search_row(row_of(law, policy())).title_other == "疫苗储存办法"
    assert search_row(row_of(LAW, policy())).title_other == ""
