"""Packs: parts lie where the directory says, and the browser reads a term's part from the pack."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.addresses import address_of
from plugins.search.packs import directory, pack, parts, path


@given(st.lists(st.binary(max_size=40)))
def test_what_was_packed_is_read(some):
    assert list(parts(pack(some))) == some


def test_the_directory_has_the_offset_of_each_part_and_of_the_end():
    assert pack([b"abc", b"", b"de"]) == bytes([16, 0, 0, 0, 19, 0, 0, 0, 19, 0, 0, 0, 21, 0, 0, 0]) + b"abcde"
    assert directory([]) == bytes([4, 0, 0, 0])


def test_a_pack_is_named_by_what_stands_in_it():
    assert path("terms", "0123456789abcdef") == "terms.0123456789abcdef.bin"


def test_the_browser_looks_where_the_term_was_put(module):
    terms = [f"w{n}" for n in range(3000)] + [chr(n) for n in range(0x4E00, 0x5200)] + ["year:2026", "=fedcba9876"]
    terms += [chr(0x4E00 + n % 0x5200) + chr(0x4E00 + n * 7 % 0x5200) for n in range(0, 0x5200, 11)]
    for bits in (1, 9, 20):
        numbers = module("({ partOf }, [terms, bits]) => terms.map((term) => partOf(term, bits))", [terms, bits])
        assert numbers == [address_of(term) >> 32 - bits for term in terms]
