"""Postings as bytes: what is written is what the browser reads, and the format is as described."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.search import entries
from plugins.search.addresses import PAIR, key_of
from plugins.search.bits import frequencies_bits, lengths_bits, numbers_bits, pack, rice_parameter, varint
from plugins.search.entries import MOST_SHORT
from plugins.search.short_lists import SHORT, short_entries

BITS = 4
FIND = """({ find }, [part, terms, bits, space, removed, widths]) => {
  const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
  return terms.map((term) => find(bytes, term, bits, space, new Set(removed), widths) ?? null);
}"""
TERMS = ["传染", "染传", "vaccine", "=0a1b2c3d4e", "药", "𠮷野", "x" * 40]
IN_BODY = st.one_of(st.integers(1, 63), st.integers(0, 3).map(lambda titles: titles * 64 + 1))
CODES = [IN_BODY, st.integers(1, 255).filter(lambda code: code % 64), st.sampled_from([64, 128, 192])]
"""Codes of a term in no title or some, in any, and in titles alone."""

POSTINGS = st.tuples(st.integers(1, 3000), st.sampled_from(CODES)).flatmap(
    lambda given: st.tuples(
        st.just(given[0]), st.dictionaries(st.integers(0, given[0] - 1), given[1], min_size=1, max_size=60)
    )
)


def widths_of(space: int) -> bytes:
    """Bits of places: none, a few or many, by number."""
    return bytes(number % 9 for number in range(space))


def place_of(number: int) -> int:
    """A place that fits into the bits of a number."""
    return number * 5 % (1 << number % 9)


def posting(number: int, code: int, place: int = 0, width: int = 0) -> bytes:
    """A posting as it waits to be written."""
    return bytes([code]) + (place | 1 << width).to_bytes(2, "little") + number.to_bytes(4, "little") + b"\0"


def packed(codes: dict[int, int], *, placed: bool = True) -> bytes:
    """The postings of a term, with places or without."""
    return b"".join(
        posting(number, codes[number], *((place_of(number), number % 9) if placed else ())) for number in sorted(codes)
    )


def entry(term: str, codes: dict[int, int], title_bytes: Sequence[int], bits: int = BITS) -> bytes:
    """The entry of a term; names have no places."""
    return entries.entry(key_of(term, bits), packed(codes, placed=term[0] != "="), title_bytes)[0]


def of(term: str, codes: dict[int, int]) -> dict[int, int]:
    """Return codes as a term has them: names stand in no title."""
    return {number: code % 64 or 1 for number, code in codes.items()} if term[0] == "=" else codes


def read(codes: dict[int, int], title_bytes: list[int], term: str = "药") -> dict[str, object]:
    """What the browser must find: numbers, frequencies, lengths and places by the meaning of the code."""
    codes = of(term, codes)
    body = [number for number in sorted(codes) if codes[number] % 64]
    title = [number for number in sorted(codes) if codes[number] // 64]
    return {
        "body": {
            "numbers": body,
            "frequencies": [codes[number] % 64 for number in body],
            **({} if term[0] == "=" else {"places": [place_of(number) for number in body]}),
        },
        "title": {
            "numbers": title,
            "frequencies": [codes[number] // 64 for number in title],
            "lengths": [title_bytes[number] for number in title],
        },
    }


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(POSTINGS, st.lists(st.sampled_from(TERMS), unique=True, min_size=1))
def test_the_browser_reads_what_was_written(module, postings, terms):
    space, codes = postings
    title_bytes = [number * 7 % 256 for number in range(space)]
    part = b"".join(entry(term, of(term, codes), title_bytes) for term in terms)
    found = module(FIND, [base64.b64encode(part).decode(), [*terms, "absent"], BITS, space, [], list(widths_of(space))])
    assert found == [*(read(codes, title_bytes, term) for term in terms), None]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(POSTINGS, st.data())
def test_the_browser_passes_over_what_was_removed(module, postings, data):
    space, codes = postings
    title_bytes = [number * 7 % 256 for number in range(space)]
    removed = data.draw(st.sets(st.sampled_from(sorted(codes))))
    left = {number: code for number, code in codes.items() if number not in removed}
    part = base64.b64encode(entry("药", codes, title_bytes)).decode()
    assert module(FIND, [part, ["药"], BITS, space, sorted(removed), list(widths_of(space))]) == [
        read(left, title_bytes) if left else None
    ]


def test_an_entry_is_as_the_format_says():
    # Five documents; the term stands twice in the body of number 1, where that is in passage 2 of four, and once in
    # that of number 4, and in the title there, of length byte 9.
    postings = posting(1, 2, 2, 2) + posting(4, 65, 0, 2)
    written, in_bodies = entries.entry(key_of("药", 0), postings, [0, 0, 0, 0, 9])
    # Rice parameter 0: 5 * 11 // 16 // 2 = 1. Gaps 1 and 2 are 01 and 001; 2 and 1 are 0, then 01 and 1, then 0.
    # The title is the second of two, gap 1 by the parameter 0: 2 * 11 // 16 // 1 = 1; once: 1; 9 is 1 and 1001.
    bits = "01001" + "0" + "011" + "0" + "01" + "1" + "1" + "1001" + "10" + "00"
    assert in_bodies == 2
    expected = int(bits.ljust(24, "0"), 2).to_bytes(3, "big")
    assert written == bytes([2 * 4 + 3, 3]) + "药".encode() + bytes([1, 3]) + expected


def test_an_entry_of_a_pair_has_its_rest_and_says_in_its_kind_whether_titles_have_it():
    alone, _ = entries.entry(key_of("一丁", 14), posting(1, 1), [0, 0])
    titled, _ = entries.entry(key_of("一丁", 14), posting(1, 65), [0, 3])
    rest = (0x278DDE6D % (1 << 16)).to_bytes(2, "big")
    # Two documents: the gap 1 is 01 by the parameter 0, once is 1. Every body has it in the title, once; 3 is 1 0011.
    assert alone == bytes([4]) + rest + bytes([1, 0b01100000])
    assert titled == bytes([5]) + rest + bytes([1, 2, 0b01111001, 0b10000000])


@settings(deadline=None)
@given(st.integers(1, 3000), st.integers(1, SHORT), st.data())
def test_pairs_of_short_lists_have_the_entries_that_each_would_have_alone(space, count, data):
    count = min(count, space)
    numbers = st.sets(st.integers(0, space - 1), min_size=count, max_size=count)
    code = st.one_of(
        st.just(st.just(1)), st.just(st.just(2)), st.just(st.integers(1, 63))
    )  # of all the same one, or not
    codes = st.tuples(numbers, code).flatmap(lambda given: st.fixed_dictionaries(dict.fromkeys(*given)))
    lists = data.draw(st.lists(codes, max_size=9))
    keys = [bytes([number]) for number in range(len(lists))]
    found = list(short_entries(keys, b"".join(map(packed, lists)), count, space))
    alone = [entries.entry((PAIR, key), packed(one), bytes(space)) for key, one in zip(keys, lists, strict=True)]
    assert found == [data for data, _ in alone]


def test_a_title_is_part_of_its_text_and_a_name_stands_in_none():
    with pytest.raises(ValueError, match="no part of its text"):
        entry("药", {0: 1, 1: 64}, [0, 0])
    with pytest.raises(ValueError, match="a name stands in no"):
        entry("=0a1b2c3d4e", {0: 65}, [0])


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02"), (16384, b"\x80\x80\x01")],
)
def test_a_varint_holds_seven_bits_a_byte_the_lowest_first(number, expected):
    assert varint(number) == expected


@pytest.mark.parametrize(("bits", "expected"), [("", b""), ("1", b"\x80"), ("000000011", b"\x01\x80")])
def test_bits_fill_bytes_from_the_most_significant(bits, expected):
    assert pack(bits) == expected


def test_the_rice_parameter_follows_the_mean_gap():
    assert [rice_parameter(1000, count) for count in (1, 2, 10, 100, 1000)] == [9, 8, 6, 2, 0]


def test_codes_are_those_of_the_books():
    assert numbers_bits([0, 3, 4], 4) == "1" + "001" + "1"
    assert numbers_bits([1, 6], 9) == "1" + "001" + "1" + "0"
    assert frequencies_bits(bytes([1, 2, 3, 4, 63])) == "0 1 01 01 001 000001  0 1 00 11111".replace(" ", "")
    assert [frequencies_bits(ones) for ones in (b"", bytes([1]), bytes([1, 1, 1]))] == ["", "1", "1"]
    assert lengths_bits([0, 37]) == "1 001  0000 0101".replace(" ", "")


@settings(deadline=None)
@given(st.lists(st.one_of(st.integers(1, 40), st.integers(1, 600)), min_size=2, max_size=200), st.integers(1, 20_000))
@example([255] * 40, 1)
@example([1] * 40 + [256] + [1] * 40, 1)
@example([1] * 200 + [258], 1)
def test_gaps_have_the_same_codes_however_many_and_however_far(differences, beyond):
    numbers = [number - 1 for number in accumulate(differences)]
    space = numbers[-1] + beyond
    parameter = rice_parameter(space, len(numbers))
    gaps = [difference - 1 for difference in differences]
    unary = "".join("0" * (gap >> parameter) + "1" for gap in gaps)
    low = "".join(f"{gap % 2**parameter:0{parameter}b}" for gap in gaps) if parameter else ""
    assert numbers_bits(numbers, space) == unary + low


@given(st.integers(0, 1 << 31), st.integers(0, MOST_SHORT - 1), st.integers(0, 8), st.binary(max_size=9))
def test_a_short_posting_becomes_a_posting_of_a_document_behind_others(first, number, width, codes):
    places = bytes(place % (1 << width) for place in range(len(codes)))
    long = entries.long_postings(entries.short_postings(number, codes, places, width).tobytes(), first)
    expected = (posting(first + number, code, place, width) for code, place in zip(codes, places, strict=True))
    assert long == b"".join(expected)


def test_no_number_is_cut_off():
    with pytest.raises(OverflowError):
        entries.short_postings(MOST_SHORT, b"\1", b"")
