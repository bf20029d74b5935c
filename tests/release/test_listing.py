"""A long table is divided into lists, so that a change of one key changes one of them."""

from __future__ import annotations

import pytest

from plugins.model.digest import sha256
from plugins.release.listing import LONGEST, divide


@pytest.mark.parametrize(("length", "lists"), [(0, 0), (1, 1), (LONGEST, 1), (LONGEST + 1, 16)])
def test_a_table_is_divided_when_it_is_long(length, lists):
    digests, contents = divide({f"k{number}": number for number in range(length)})
    assert len(digests) == len(contents) == lists


def test_a_change_of_one_key_changes_one_list():
    table = {f"k{number}": number for number in range(3 * LONGEST)}
    before, _ = divide(table)
    after, _ = divide(table | {"k7": -1})
    assert len(before.keys() & after.keys()) == 16
    assert [prefix for prefix in before if before[prefix] != after[prefix]] == [sha256(b"k7")[0]]
