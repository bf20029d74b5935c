"""Postings as bytes: what is written is what the browser reads, and the format is as described."""

from __future__ import annotations

import base64
from array import array
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.search.bits import bytes_bits, frequencies_bits, numbers_bits, pack, rice_parameter, varint
from plugins.search.entries import entry, without

FIND = """({ find }, [part, terms, space, removed, widths]) => {
  const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
  return terms.map((term) => find(bytes, term, space, new Set(removed), widths) ?? null);
}"""
CODE = st.integers(1, 255)
POSTINGS = st.integers(1, 3000).flatmap(
    lambda space: st.tuples(st.just(space), st.dictionaries(st.integers(0, space - 1), CODE, min_size=1, max_size=60))
)


def widths_of(space: int) -> bytes:
    """Bits of places: none, a few or many, by number."""
    return bytes(number % 9 for number in range(space))


def place_of(number: int) -> int:
    """A place that fits into the bits of a number."""
    return number * 5 % (1 << number % 9)


def packed(codes: dict[int, int]) -> array[int]:
    return array("Q", (number << 16 | place_of(number) << 8 | codes[number] for number in sorted(codes)))


def read(codes: dict[int, int], title_bytes: list[int], term: str = "药") -> dict[str, object]:
    """What the browser must find: numbers, frequencies, lengths and places by the meaning of the code."""
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
@given(POSTINGS, st.lists(st.sampled_from(["传染", "vaccine", "=0a1b2c3d4e", "药", "𠮷野"]), unique=True, min_size=1))
def test_the_browser_reads_what_was_written(module, postings, terms):
    space, codes = postings
    title_bytes = [number * 7 % 256 for number in range(space)]
    part = b"".join(entry(term, packed(codes), title_bytes, widths_of(len(title_bytes)))[0] for term in terms)
    found = module(FIND, [base64.b64encode(part).decode(), [*terms, "absent"], space, [], list(widths_of(space))])
    assert found == [*(read(codes, title_bytes, term) for term in terms), None]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(POSTINGS, st.data())
def test_the_browser_passes_over_what_was_removed(module, postings, data):
    space, codes = postings
    title_bytes = [number * 7 % 256 for number in range(space)]
    removed = data.draw(st.sets(st.sampled_from(sorted(codes))))
    left = {number: code for number, code in codes.items() if number not in removed}
    part = base64.b64encode(entry("药", packed(codes), title_bytes, widths_of(len(title_bytes)))[0]).decode()
    assert module(FIND, [part, ["药"], space, sorted(removed), list(widths_of(space))]) == [
        read(left, title_bytes) if left else None
    ]


def test_an_entry_is_as_the_format_says():
    # Five documents; the term stands twice in the body of number 1, once in the title of number 4, of length byte 9.
    # Where it stands in number 1 is passage 2 of four.
    written, in_bodies = entry(
        "药", array("Q", [1 << 16 | 2 << 8 | 2, 4 << 16 | 64]), [0, 0, 0, 0, 9], bytes([0, 2, 2, 2, 2])
    )
    # Rice parameter 1: 5 * 11 // 16 = 3. Gap 1 is 1 and 1; 2 is 01 and 0; gap 4 is 001 and 0; 1 is 1; 9 is 00001001;
    # 2 is 10.
    bits = "11" + "010" + "0010" + "1" + "00001001" + "10"
    assert in_bodies == 1
    assert written == b"\x03" + "药".encode() + bytes([1, 1, 3]) + int(bits.ljust(24, "0"), 2).to_bytes(3, "big")


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
    assert frequencies_bits(bytes([1, 2, 3, 4, 63])) == "1 01 01 001 000001  0 1 00 11111".replace(" ", "")
    assert bytes_bits([0, 255]) == "0000000011111111"


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


@settings(deadline=None)
@given(POSTINGS, POSTINGS, st.data())
def test_what_is_left_after_a_removal_is_as_if_the_rest_alone_had_been_written(first, second, data):
    space = max(first[0], second[0])
    title_bytes = [number * 7 % 256 for number in range(space)]
    terms = {"vaccine": first[1], "传染": second[1], "药": {0: 66}}
    gone = data.draw(st.sets(st.sampled_from(sorted({number for codes in terms.values() for number in codes}))))
    removed = {term: gone & codes.keys() for term, codes in terms.items()}
    left = {term: {n: code for n, code in codes.items() if n not in gone} for term, codes in terms.items()}

    def joined(every):
        return b"".join(
            entry(term, packed(codes), title_bytes, widths_of(len(title_bytes)))[0]
            for term, codes in every.items()
            if codes
        )

    assert without(joined(terms), {"absent": {0}, **removed}, space, widths_of(space)) == joined(left)


@pytest.mark.parametrize("count", [2, 343, 344, 345, 688, 689, 1000])
def test_a_removal_may_change_the_parameter_of_the_rice_code(count):
    title_bytes = [0] * 1000
    codes = {number: 1 + number % 63 for number in range(1000 - count, 1000)}
    rest = {number: code for number, code in codes.items() if number != 999}
    part = entry("药", packed(codes), title_bytes, widths_of(len(title_bytes)))[0]
    assert (
        without(part, {"药": {999}}, 1000, widths_of(1000))
        == entry("药", packed(rest), title_bytes, widths_of(len(title_bytes)))[0]
    )
