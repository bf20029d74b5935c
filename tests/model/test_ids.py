"""Ids are eight characters of Crockford's base32 in lower case, and none is given twice."""

from __future__ import annotations

import pytest

from plugins.model.ids import ID, id_of, new_id


@pytest.mark.parametrize("id", ["k7m29xqf", "00000000", "zzzzzzzz"])
def test_an_id_has_eight_characters(id):
    assert ID.fullmatch(id)


@pytest.mark.parametrize("id", ["", "k7m29xq", "k7m29xqf0", "K7M29XQF", "i7m29xqf", "l7m29xqf", "o7m29xqf", "u7m29xqf"])
def test_anything_else_is_none(id):
    assert not ID.fullmatch(id)


def test_new_ids_are_ids_and_differ():
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(map(ID.fullmatch, ids))


def test_an_id_that_is_taken_is_not_given():
    class FirstOnes:
        """Holds the first three that are asked for."""

        asked: list[str] = []  # noqa: RUF012

        def __contains__(self, id):
            self.asked.append(id)
            return len(self.asked) < 4

    taken = FirstOnes()
    assert new_id(taken) == taken.asked[3]


def test_the_same_bytes_make_the_same_id():
    assert id_of(bytes(8)) == "00000000"
    assert id_of(bytes([31, 32, 33, 63, 255, 10, 18, 20, 99])) == "z01zzajm"
