"""The files of the index: nothing that is not public, the same bytes for the same documents, small enough."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import stored
from plugins.search.analyzer import whole
from tests.repository import REPOSITORY
from tests.search.make import Text, index_of, retrieval, text
from tests.sites.packs import parts, terms

BUILD = """
from tests.search.make import index_of, retrieval
from plugins.model.digest import sha256
for path, data in sorted(index_of(retrieval("zh")[:60]).items()):
    print(path, sha256(data))
"""
SECRET = "Zyxomycotin"
DOCUMENTS = st.lists(
    st.tuples(st.text(max_size=12), st.text(max_size=40), st.sampled_from(["", "2026-01-01", "2025-07-09"])),
    max_size=12,
)


def with_removed() -> tuple[list, list]:
    """Documents of a base that stay, and two that leave it, with words, department, column and day of their own."""
    rest = [text(f"kept{n}", f"Title {n}", f"Ordinary words 传染病 {n}") for n in range(11)]
    office = {"department": "gone-office", "day": "1999-09-19", "year": "1999"}
    gone = [
        text("gone0000", f"Title of {SECRET}", f"{SECRET} 甲型机密", **office),
        text("gone1111", "Another title", f"{SECRET} 甲型机密", column="gone-column"),
    ]
    return rest, gone


def read(files) -> str:
    """Return everything that stands in files and their names, but for the characters that sound alike."""
    kept = (" ".join(terms(data)) for path, data in files.items() if path.startswith("search/terms."))
    written = (data.decode("utf-8", "replace") for path, data in files.items() if path != "search/sounds.js")
    packed = (data for path, data in files.items() if path.startswith("search/texts."))
    said = (stored.read(part) for data in packed for part in parts(data) if part)
    return "\n".join([*files, *kept, *said, *written])


def test_nothing_of_a_document_that_left_the_base_can_be_read():
    rest, gone = with_removed()
    before, after = index_of([*rest, *gone]), index_of(rest, gone)
    traces = [SECRET.lower(), SECRET, "甲型", "甲", "gone0000", "gone-", "1999", "Another", whole("Another title")]
    assert [trace for trace in traces if trace in read(after)] == []
    assert [trace for trace in traces if trace in read(before)] == traces


def test_a_result_has_its_title_in_the_other_language(opened):
    both = text("both", "Measles", "Words.", title_other="麻疹")
    found = opened(index_of([both, text("one", "Measles", "Other words.")])).ask("measles")[0]["results"]
    assert {one["id"]: one["titleOther"] for one in found} == {"both": "麻疹", "one": ""}


def test_a_document_whose_earlier_text_is_public_is_not_found_and_not_counted(opened):
    rest, gone = with_removed()
    asked = opened(index_of(rest, gone, shown={one.document.id for one in gone}))
    assert [answer["total"] for answer in asked.ask("甲型", "Another", SECRET, "ordinary")] == [0, 0, 0, 11]


def test_the_order_of_the_documents_does_not_matter():
    texts = retrieval("zh")[:100]
    assert index_of(texts[::-1]) == index_of(texts)


def test_the_hash_seed_does_not_matter():
    outputs = set()
    for seed in ("0", "1", "2026"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY), "PATH": ""}
        run = subprocess.run([sys.executable, "-c", BUILD], env=environment, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) >= 6


def test_paths_are_below_the_folder_of_search():
    files = index_of(retrieval("en")[:50])
    assert all(path.startswith("search/") and ".." not in path for path in files)
    assert {"search/manifest.json", "search/search.js", "search/page.js"} <= files.keys()


def test_without_documents_there_is_a_manifest_that_says_so():
    assert json.loads(index_of([])["search/manifest.json"])["documents"] == 0


@pytest.mark.parametrize(("path", "most"), [("search/page.js", 2_450), ("search/search.js", 8_350)])
def test_what_types_and_what_answers_are_small(path, most):
    assert len(gzip.compress(index_of([])[path], 9)) <= most


def test_scripts_hold_nothing_that_the_policy_of_content_forbids():
    files = index_of([])
    for path, data in files.items():
        if path.endswith(".js"):
            assert [
                word for word in ("eval(", "innerHTML", "Function(", "WebAssembly", "http:") if word in data.decode()
            ] == []


@pytest.mark.parametrize("field", ["url", "title", "column", "department", "year", "day", "state", "language"])
def test_what_a_result_shows_comes_with_it(opened, field):
    one = text("k7m29xqf", "Title", "words")
    other = Text(
        one.document._replace(**{field: {"url": "/2025", "day": "2025-03-04"}.get(field, "2025 words")}), one.plain
    )
    for shown in (one, other):
        (result,) = opened(index_of([shown])).ask("words")[0]["results"]
        assert result[field] == getattr(shown.document, field)


@settings(max_examples=40)
@given(DOCUMENTS, st.randoms())
def test_any_documents_give_the_same_files_in_any_order(drawn, random):
    texts = [text(f"d{n}", title, plain, day=day) for n, (title, plain, day) in enumerate(drawn)]
    assert index_of(random.sample(texts, len(texts))) == index_of(texts)
