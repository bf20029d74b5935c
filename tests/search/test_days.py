"""The days of documents are written so that a browser reads the same ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.search.days import write_days

DAYS = st.one_of(st.just(""), st.dates().map(date.isoformat))
READ = """async (_, bytes) => {
  const { byDay } = await import("/search/narrowing.js");
  const files = { generations: [{ days: "x" }], get: async () => new Response(new Uint8Array(bytes)) };
  await byDay(files, []);
  return files.generations[0].dayOf;
}"""


@pytest.mark.parametrize(
    ("days", "written"),
    [
        ([], b""),
        ([""], b"\x00"),
        (["0001-01-01"], b"\x02"),  # 1, zigzag 2
        (["0001-01-02", "0001-01-01"], b"\x04\x01"),  # 2, then one back
        (["0001-03-06"], b"\x82\x01"),  # 65 days, zigzag 130: two groups of seven bits
    ],
)
def test_days_are_distances_from_the_one_before(days, written):
    assert write_days(days) == written


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(DAYS, max_size=20))
def test_a_browser_reads_what_was_written(module, days):
    read = module(READ, list(write_days(days)))
    assert read == [date.fromisoformat(day).toordinal() if day else 0 for day in days]


def test_days_of_one_length_are_a_byte_each():
    days = [date.fromordinal(739_000 - 40 * n).isoformat() for n in range(1000)]
    assert len(write_days(days)) < 1010
