"""A long table is shardd into lists, so that a change of one key changes one of them."""

from __future__ import annotations

import pytest

from plugins.model.digest import sha256
from plugins.release.sharded_table import SHARD_SIZE, shard


@pytest.mark.parametrize(("length", "lists"), [(0, 0), (1, 1), (SHARD_SIZE, 1), (SHARD_SIZE + 1, 16)])
def test_a_table_is_shardd_when_it_is_long(length, lists):
    digests, contents = shard({f"k{number}": number for number in range(length)})
    assert len(digests) == len(contents) == lists


def test_a_change_of_one_key_changes_one_list():
    table = {f"k{number}": number for number in range(3 * SHARD_SIZE)}
    before, _ = shard(table)
    after, _ = shard(table | {"k7": -1})
    assert len(before.keys() & after.keys()) == 16
    assert [prefix for prefix in before if before[prefix] != after[prefix]] == [sha256(b"k7")[0]]
