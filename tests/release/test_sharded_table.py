"""A long table is shardd into lists, so that a change of one key changes one of them."""

from __future__ import annotations

import pytest

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.release.sharded_table import SHARD_SIZE, canonical, records_unlike, shard


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


def unlike(mine: dict[str, object], theirs: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """Compare two lists as they lie in a release."""
    contents = {sha256(content): content for content in (canonical(mine), canonical(theirs))}
    return records_unlike(
        sha256(canonical(mine)), contents.__getitem__, sha256(canonical(theirs)), contents.__getitem__
    )


def record(number: int) -> dict[str, object]:
    """Return what a list says of a file."""
    return {"sha256": f"{number}", "documents": ["k7m29xqf"], "size": number}


@pytest.mark.parametrize("odd", ["page.html", 'a"b', "ends like a record},", '},"', "水井.html"])
def test_the_records_that_another_list_does_not_have_are_told(odd):
    mine = {"a": record(1), "b": record(2), "c": record(3), odd: record(4)}
    theirs = {"a": record(1), "b": record(9), "d": record(3), odd: record(5)}
    assert unlike(mine, theirs) == (
        {"b": record(2), "c": record(3), odd: record(4)},
        {"b": record(9), "d": record(3), odd: record(5)},
    )
    assert unlike(mine, mine) == ({}, {})
    assert unlike(mine, {}) == (mine, {})
    assert unlike({}, mine) == ({}, mine)


def test_of_no_list_every_record_is_another():
    content = canonical({"a": record(1)})
    read = {sha256(content): content}.__getitem__
    assert records_unlike(sha256(content), read, "", read) == ({"a": record(1)}, {})
    assert records_unlike("", read, sha256(content), read) == ({}, {"a": record(1)})


def test_a_list_whose_bytes_are_not_those_of_its_name_is_not_compared():
    with pytest.raises(IntegrityError, match="its bytes have sha256"):
        records_unlike("0" * 64, lambda digest: b"{}\n", "", lambda digest: b"{}\n")
