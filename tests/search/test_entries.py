"""Postings as bytes: what is written is what the browser reads, and the format is as described."""

from __future__ import annotations

import base64
from array import array
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.search.bits import frequencies_bits, lengths_bits, numbers_bits, pack, rice_parameter, varint
from plugins.search.entries import entry

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


def packed(codes: dict[int, int]) -> array[int]:
    return array("Q", (number << 16 | place_of(number) << 8 | codes[number] for number in sorted(codes)))


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
    part = b"".join(entry(term, packed(of(term, codes)), title_bytes, widths_of(space), BITS)[0] for term in terms)
    found = module(FIND, [base64.b64encode(part).decode(), [*terms, "absent"], BITS, space, [], list(widths_of(space))])
    assert found == [*(read(codes, title_bytes, term) for term in terms), None]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(POSTINGS, st.data())
def test_the_browser_passes_over_what_was_removed(module, postings, data):
    space, codes = postings
    title_bytes = [number * 7 % 256 for number in range(space)]
    removed = data.draw(st.sets(st.sampled_from(sorted(codes))))
    left = {number: code for number, code in codes.items() if number not in removed}
    part = base64.b64encode(entry("药", packed(codes), title_bytes, widths_of(space), BITS)[0]).decode()
    assert module(FIND, [part, ["药"], BITS, space, sorted(removed), list(widths_of(space))]) == [
        read(left, title_bytes) if left else None
    ]


def test_an_entry_is_as_the_format_says():
    # Five documents; the term stands twice in the body of number 1, where that is in passage 2 of four, and once in
    # that of number 4, and in the title there, of length byte 9.
    postings = array("Q", [1 << 16 | 2 << 8 | 2, 4 << 16 | 65])
    written, in_bodies = entry("药", postings, [0, 0, 0, 0, 9], bytes([0, 2, 2, 2, 2]))
    # Rice parameter 0: 5 * 11 // 16 // 2 = 1. Gaps 1 and 2 are 01 and 001; 2 and 1 are 0, then 01 and 1, then 0.
    # The title is the second of two, gap 1 by the parameter 0: 2 * 11 // 16 // 1 = 1; once: 1; 9 is 1 and 1001.
    bits = "01001" + "0" + "011" + "0" + "01" + "1" + "1" + "1001" + "10" + "00"
    assert in_bodies == 2
    expected = int(bits.ljust(24, "0"), 2).to_bytes(3, "big")
    assert written == bytes([2 * 4 + 3, 3]) + "药".encode() + bytes([1, 3]) + expected


def test_an_entry_of_a_pair_has_its_rest_and_says_in_its_kind_whether_titles_have_it():
    alone, _ = entry("一丁", array("Q", [65_536 | 1]), [0, 0], bits=14)
    titled, _ = entry("一丁", array("Q", [65_536 | 65]), [0, 3], bits=14)
    rest = (0x278DDE6D % (1 << 16)).to_bytes(2, "big")
    # Two documents: the gap 1 is 01 by the parameter 0, once is 1. Every body has it in the title, once; 3 is 1 0011.
    assert alone == bytes([4]) + rest + bytes([1, 0b01100000])
    assert titled == bytes([5]) + rest + bytes([1, 2, 0b01111001, 0b10000000])


def test_a_title_is_part_of_its_text_and_a_name_stands_in_none():
    with pytest.raises(ValueError, match="'药'"):
        entry("药", array("Q", [1, 65_536 | 64]), [0, 0])
    with pytest.raises(ValueError, match="in a title"):
        entry("=0a1b2c3d4e", array("Q", [65]), [0])


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
