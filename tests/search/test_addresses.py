"""Addresses: where a term lies, and that part and key together tell it from every other term."""

from __future__ import annotations

import zlib
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from plugins.search.addresses import NAME, OTHER, PAIR, address_of, key_of, key_size

IDEOGRAPHS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
PAIRS = st.tuples(IDEOGRAPHS, IDEOGRAPHS).map("".join)
NAMES = st.integers(0, (1 << 40) - 1).map(lambda number: f"={number:010x}")
OTHERS = st.one_of(
    st.from_regex(r"[a-z0-9]{1,32}", fullmatch=True),
    st.characters(min_codepoint=0x3400, max_codepoint=0xD7A3),
    st.sampled_from(["\u3400药", "药の", "𠮷野", "\ua000药", "year:2026"]),
)
TERMS = st.one_of(PAIRS, NAMES, OTHERS)


@given(TERMS, TERMS, st.integers(1, 30))
@example("中华", "华中", 30)
@example("一一", "一丁", 1)
@example("=0000000000", "=0000000001", 30)
def test_terms_with_the_same_part_and_key_are_the_same(one, other, bits):
    def told(term):
        return address_of(term) >> 32 - bits, key_of(term, bits)

    assert (told(one) == told(other)) is (one == other)


@given(TERMS)
def test_an_address_is_a_number_of_32_bits(term):
    assert 0 <= address_of(term) < 1 << 32


def test_names_lie_where_they_say_pairs_where_their_product_says_and_others_by_their_checksum():
    assert address_of("=12345678ff") == 0x12345678
    assert address_of("丁一") == (0x8000 * 0x278DDE6D) % (1 << 30) * 4
    assert address_of("一丁") == 0x278DDE6D * 4
    for term in ("vaccine", "year:2026", "药", "药の", "𠮷野"):
        assert address_of(term) == zlib.crc32(term.encode())


def test_an_entry_says_of_a_term_what_the_number_of_its_part_does_not():
    assert key_of("一丁", 14) == (PAIR, (0x278DDE6D % (1 << 16)).to_bytes(2, "big"))
    assert key_of("=12345678ff", 16) == (NAME, bytes([0x56, 0x78, 0xFF]))
    assert key_of("药", 16) == (OTHER, bytes([3]) + "药".encode())
    assert (key_size(PAIR, 14), key_size(PAIR, 13), key_size(NAME, 16), key_size(NAME, 15)) == (2, 3, 3, 4)


def test_pairs_of_frequent_characters_spread_over_all_parts():
    frequent = [chr(0x4E00 + n * n % 0x5200) for n in range(300)]
    parts = Counter(address_of(a + b) >> 32 - 12 for a in {*frequent} for b in {*frequent})
    mean = len({*frequent}) ** 2 / (1 << 12)
    assert max(parts.values()) < 3 * mean
    assert len(parts) > 0.95 * (1 << 12)
