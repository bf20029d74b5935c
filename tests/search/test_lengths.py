"""Lengths as one byte: the steps are Whoosh's."""

from __future__ import annotations

from whoosh.util import numeric

from plugins.search.lengths import byte_to_length, length_to_byte


def test_each_byte_stands_for_the_length_that_it_stands_for_in_whoosh():
    assert [byte_to_length(byte) for byte in range(256)] == [numeric.byte_to_length(byte) for byte in range(256)]


def test_each_length_has_the_byte_that_it_has_in_whoosh():
    lengths = range(110_000)
    assert list(map(length_to_byte, lengths)) == list(map(numeric.length_to_byte, lengths))
