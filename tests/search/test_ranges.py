"""Parts of packs are read by ranges, whatever of RFC 9110, 14 a server does."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest

from tests.search.make import index_of, text

ABSENT = 400 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 80
"""Words that are asked for in vain."""

OPEN = """async (kind) => {
  const { open } = await import("/search/search.js");
  window.asked = [];
  window.index = await open({
    fetch: async (address, { headers = {} } = {}) => {
      const whole = await fetch(address);
      const range = headers.Range;
      window.asked.push([new URL(address).pathname.split("/").pop(), range ?? ""]);
      if (!range || kind === "none") return whole;
      const bytes = new Uint8Array(await whole.arrayBuffer());
      const ranges = range.slice(6).split(",").map((one) => one.split("-").map(Number));
      if (ranges.some(([first, last]) => first > last)) return new Response("", { status: 416 });
      const between = ([first, last]) => `bytes ${first}-${last}/${bytes.length}`;
      const one = ([first, last]) => bytes.slice(first, last + 1);
      if (ranges.length === 1 || kind === "first") {
        return new Response(one(ranges[0]), { status: 206, headers: { "Content-Range": between(ranges[0]) } });
      }
      const type = kind === "typed" ? "Content-Type: application/octet-stream\\r\\n" : "";
      const sent = kind === "joined" ? [[ranges[0][0], ranges.at(-1)[1]]] : ranges;
      const before = (place) => `\\r\\n--x\\r\\n${type}Content-Range: ${between(place)}\\r\\n\\r\\n`;
      const parts = sent.flatMap((place) => [before(place), one(place)]);
      const headersOfAll = { "Content-Type": "multipart/byteranges; boundary=x" };
      return new Response(new Blob([...parts, "\\r\\n--x--\\r\\n"]), { status: 206, headers: headersOfAll });
    },
  });
}"""


@pytest.fixture(scope="module")
def files():
    words = [" ".join(f"word{n}x{m}" for m in range(40)) for n in range(60)]
    return index_of([text(f"d{n:03d}", f"Report {n}", f"word{n} measles rubella {words[n]}") for n in range(60)])


@pytest.fixture(params=["parts", "typed", "joined", "first", "none"])
def asked(opened, files, request):
    """An index behind a server that answers ranges in one way."""
    index = opened(files)
    index.page.evaluate(OPEN, request.param)
    index.kind = request.param
    return index


def test_the_answer_is_the_same_whatever_the_server_sends(asked, opened, files):
    questions = ("measles rubella word7", "word13", "report 59", "nothing")
    assert asked.ask(*questions) == opened(files).ask(*questions)


def test_words_that_are_nowhere_are_asked_for_and_not_found(asked):
    words = [f"absent{number}" for number in range(ABSENT)]
    assert {answer["total"] for answer in asked.ask(*words)} == {0}


def test_a_question_takes_two_requests_for_terms_and_two_for_results_and_once_what_texts_often_say(asked):
    asked.ask("measles word7 word40 word12 rubella")
    requests = [path.partition(".")[0] for path, _ in asked.page.evaluate("window.asked")]
    if asked.kind in ("parts", "typed", "joined"):
        assert sorted(requests) == ["manifest", "phrases", "terms", "terms", "texts", "texts"]


def test_what_was_read_is_not_asked_for_again(asked):
    asked.ask("measles word7")
    before = len(asked.page.evaluate("window.asked"))
    asked.ask("measles word7")
    assert len(asked.page.evaluate("window.asked")) == before


def test_ranges_ascend_and_are_apart(asked):
    asked.ask("measles word7 word40 word12 rubella")
    for _, range in asked.page.evaluate("window.asked"):
        places = [tuple(map(int, one.split("-"))) for one in range.removeprefix("bytes=").split(",") if one]
        assert all(first <= last for first, last in places)
        assert all(after[0] - before[1] > 1 for before, after in pairwise(places))


FAILING = """async () => {
  const { open } = await import("/search/search.js");
  let fails = true;
  const index = await open({
    fetch: (address, options) => {
      if (!fails || !address.includes("/phrases.")) return fetch(address, options);
      fails = false;
      return Promise.reject(new TypeError("offline"));
    },
  });
  const first = await index.search("measles word7").catch(({ message }) => message);
  return [first, (await index.search("measles word7")).total];
}"""


def test_what_could_not_be_loaded_once_is_asked_for_again(opened, files):
    assert opened(files).page.evaluate(FAILING) == ["offline", 1]
