"""Packs: parts lie where the directory says, and the browser reads a term's part from the pack."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.search import packs
from plugins.search.addresses import address_of
from plugins.search.packs import directory, parts, path, put_pack


def pieces_of(some):
    """Return the pieces in which a pack of some parts is written."""
    pieces = []
    put_pack(some, pieces.append)
    return pieces


@given(st.lists(st.binary(max_size=40)), st.integers(1, 60))
def test_what_was_packed_is_read_however_it_is_cut(some, size):
    first, *rest = pieces_of(some)
    joined = b"".join(rest)
    cut = [joined[at : at + size] for at in range(0, len(joined), size)]
    assert list(parts([first, *rest])) == list(parts([first, *cut])) == some


def test_the_directory_has_the_offset_of_each_part_and_of_the_end():
    expected = bytes([16, 0, 0, 0, 19, 0, 0, 0, 19, 0, 0, 0, 21, 0, 0, 0])
    assert pieces_of([b"abc", b"", b"de"]) == [expected, b"abcde"]
    assert directory([]) == bytes([4, 0, 0, 0])


def test_a_pack_is_never_in_memory_whole(monkeypatch):
    monkeypatch.setattr(packs, "PIECE", 1000)
    made = (bytes([number % 256]) * 300 for number in range(50))
    _, *pieces = pieces_of(made)
    assert [len(piece) for piece in pieces] == [1200] * 12 + [600]


def test_a_pack_is_named_by_what_stands_in_it():
    assert path("terms", "0123456789abcdef") == "terms.0123456789abcdef.bin"


def test_the_browser_looks_where_the_term_was_put(module):
    terms = [f"w{n}" for n in range(3000)] + [chr(n) for n in range(0x4E00, 0x5200)] + ["year:2026", "=fedcba9876"]
    terms += [chr(0x4E00 + n % 0x5200) + chr(0x4E00 + n * 7 % 0x5200) for n in range(0, 0x5200, 11)]
    for bits in (1, 9, 20):
        numbers = module("({ partOf }, [terms, bits]) => terms.map((term) => partOf(term, bits))", [terms, bits])
        assert numbers == [address_of(term) >> 32 - bits for term in terms]
