"""Records of an old site: each becomes a working document, or is told which key keeps it from that."""

from __future__ import annotations

import json
from collections.abc import Collection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.intake.record import Record, RefusedRecord, read_record
from plugins.policy.load import load_policy
from plugins.read.characters import UNSEEN
from plugins.read.document import read_document
from plugins.review.canonical import canonical_bytes
from tests.repository import DEMONSTRATION
from tests.review.office import LAWS

COLUMN = load_policy(DEMONSTRATION).columns[LAWS]
NEW_ID = "3p8v1c5d"
LAW = {
    "title": "Measures for Safe Water",
    "language": "en",
    "department": "disease-control",
    "announced": "2019-03-01",
    "body": "Water is tested.",
}


def read(text: str | dict[str, object], taken: Collection[str] = ()) -> Record:
    """Read one line, or a record without some of its keys."""
    line = text if isinstance(text, str) else json.dumps(text)
    return read_record(line, 7, COLUMN, lambda: NEW_ID, lambda url: url not in taken)


def refusal(text: str | dict[str, object], taken: Collection[str] = ()) -> str:
    """Return why a line is refused."""
    with pytest.raises(RefusedRecord) as refused:
        read(text, taken)
    return str(refused.value)


def test_a_record_becomes_a_working_document():
    record = read({**LAW, "issued_by": ["Ministry of Health", "卫生部"], "origin": "https://old.example.org/1.html"})

    assert record.markdown == (
        '---\nid: "3p8v1c5d"\ntitle: "Measures for Safe Water"\nslug: "measures-for-safe-water"\nlanguage: "en"\n'
        'department: "disease-control"\norigin: "https://old.example.org/1.html"\n'
        'issued_by: ["Ministry of Health", "卫生部"]\nannounced: "2019-03-01"\nstatus: approved\n---\n\n'
        "Water is tested.\n"
    )
    assert (record.line, record.id, record.path) == (7, NEW_ID, f"content/{LAWS}/2019/measures-for-safe-water.md")
    assert record.identity == (LAWS, "Measures for Safe Water", "2019-03-01")
    assert (record.origin, record.notes) == ("https://old.example.org/1.html", ())


def test_null_counts_as_absent():
    assert read({**LAW, "id": None, "slug": None, "effective": None, "colour": None}) == read(LAW)


def test_one_text_passes_where_a_list_is_asked_for():
    assert read({**LAW, "issued_by": "卫生部"}).markdown == read({**LAW, "issued_by": ["卫生部"]}).markdown


def test_an_id_and_a_slug_that_are_given_are_kept():
    record = read({**LAW, "id": "k7m29xqf", "slug": "water"})

    assert (record.id, record.path) == ("k7m29xqf", f"content/{LAWS}/2019/water.md")


def test_a_chinese_title_has_the_id_for_a_slug():
    assert read({**LAW, "title": "饮用水卫生办法"}).path == f"content/{LAWS}/2019/{NEW_ID}.md"


def test_a_record_without_a_date_lies_among_the_undated():
    assert read({**LAW, "announced": None}).path == f"content/{LAWS}/undated/measures-for-safe-water.md"


def test_a_slug_made_from_a_title_that_is_taken_gets_the_id_behind_it():
    taken = {f"/{LAWS}/2019/measures-for-safe-water.html"}

    assert read(LAW, taken).path == f"content/{LAWS}/2019/measures-for-safe-water-{NEW_ID}.md"
    assert refusal({**LAW, "slug": "measures-for-safe-water"}, taken) == (
        "slug: got 'measures-for-safe-water', which another document of 2019 has, expected another or none"
    )


REFUSED = [
    ("not JSON", "{", "got a line that is not JSON ("),
    ("nothing", "", "got a line that is not JSON ("),
    ("too deep", "[" * 100_000, "got a line that is not JSON ("),
    ("a number without end", "1" * 5000, "got a line that is not JSON ("),
    ("a list", "[]", "got [], expected an object with front matter keys and body"),
    ("null", "null", "got None, expected an object"),
    ("a key twice", '{"title": "a", "title": "a"}', "title: got it twice, expected each key once"),
    ("a key twice further in", '{"body": {"a": 1, "a": 2}}', "a: got it twice"),
    ("no title", {**LAW, "title": None}, "title: got nothing, expected a value; a record needs title, language, "),
    ("no language", {**LAW, "language": None}, "language: got nothing"),
    ("no department", {**LAW, "department": None}, "department: got nothing"),
    ("no body", {**LAW, "body": None}, "body: got nothing"),
    ("a body that is a list", {**LAW, "body": ["a"]}, "body: got ['a'], expected the text in Markdown"),
    ("an unknown key", {**LAW, "colour": "red"}, f"colour: got a key that {LAWS} does not have, expected one of id, "),
    ("a key that cannot be printed", {**LAW, "\ud800": "x"}, "\\ud800: got a key that"),
    ("a status", {**LAW, "status": "approved"}, f"status: got a key that {LAWS} does not have"),
    ("a column", {**LAW, "column": LAWS}, f"column: got a key that {LAWS} does not have"),
    ("a number", {**LAW, "title": 5}, "title: got 5, expected text or a list of texts"),
    ("no number", '{"title": NaN, "language": "en", "department": "x", "body": ""}', "title: got nan, expected text"),
    ("a truth", {**LAW, "title": True}, "title: got True, expected text"),
    ("an object", {**LAW, "title": {}}, "title: got {}, expected text"),
    ("a list of numbers", {**LAW, "issued_by": [1]}, "issued_by: got [1], expected text or a list of texts"),
    ("a list with null", {**LAW, "issued_by": ["a", None]}, "issued_by: got ['a', None], expected text"),
    ("a list where one is asked for", {**LAW, "title": ["a"]}, "title: got ['a'], expected one value, not a list"),
    ("an empty list where one is asked for", {**LAW, "title": []}, "title: got [], expected one value, not a list"),
    ("an empty entry of a list", {**LAW, "issued_by": [" "]}, "issued_by: got [' '], expected some text on one line"),
    ("an empty title", {**LAW, "title": " \n"}, "title: got ' \\n', expected some text on one line"),
    ("a title nobody sees", {**LAW, "title": "\u200b"}, "title: got '\\u200b', expected some text on one line"),
    ("another language", {**LAW, "language": "fr"}, "language: got 'fr', expected one of en, zh-Hans"),
    ("no key of a department", {**LAW, "department": "卫"}, "department: got '卫', expected a key in lower case"),
    ("no date", {**LAW, "announced": "1.3.2019"}, "announced: got '1.3.2019', expected a day of the calendar"),
    ("a date that is none", {**LAW, "announced": "2019-02-29"}, "announced: got '2019-02-29', expected a day"),
    ("no address", {**LAW, "origin": "old"}, "origin: got 'old', expected an address that begins with https://"),
    ("no id", {**LAW, "id": "law-1"}, "id: got 'law-1', expected an id of 8 characters"),
    ("half a character in the text", {**LAW, "body": "\ud800"}, "body: got half of a character (a lone surrogate)"),
    ("half a character in a field", {**LAW, "title": "a\udfff"}, "title: got half of a character"),
    ("a slug out of the folder", {**LAW, "slug": "../../x"}, "slug: got '../../x', expected at most 80 of a-z, 0-9"),
    ("a slug with a folder", {**LAW, "slug": "a/b"}, "slug: got 'a/b', expected at most 80"),
    ("a slug in capitals", {**LAW, "slug": "Water"}, "slug: got 'Water', expected at most 80"),
    ("a slug too long", {**LAW, "slug": "a" * 81}, "slug: got 'aaaa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(t, m, id=name) for name, t, m in REFUSED])
def test_a_record_that_cannot_be_taken_says_which_key_and_what_would_pass(text, message):
    said = refusal(text)

    assert said.startswith(message)
    assert len(said) < 600 and said.encode()


def test_what_nobody_sees_is_taken_out_and_noted():
    record = read({**LAW, "title": "Safe\u200b Wa\u00adter", "body": "a\u202eb\x00c\u061cd\U000e0041e\x85"})

    assert record.identity[1] == "Safe Water" and record.markdown.endswith("\n\nabcde\n")
    assert record.notes == ("title: 2 invisible characters taken out", "body: 5 invisible characters taken out")


def test_letters_are_composed_and_line_ends_are_one():
    record = read({**LAW, "title": "Cafe\u0301  au\nlait", "body": "a\r\nb\rc\u2028d\n\n"})

    assert record.identity[1] == "Café au lait"
    assert record.markdown.endswith("---\n\na\nb\nc\nd\n")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=80, deadline=None)
@given(
    title=TEXTS,
    body=TEXTS | st.sampled_from(["---\n", "---\nid: x\n---\n", "\ufeff# a", "`\u200b`"]),
    issued=st.lists(TEXTS, max_size=3),
)
def test_what_is_taken_reads_back_without_anything_unseen(tmp_path_factory, title, body, issued):
    try:
        record = read({**LAW, "title": title, "body": body, "issued_by": issued})
    except RefusedRecord as refused:
        assert str(refused).startswith(("title: ", "issued_by: "))
        return
    assert not UNSEEN.search(record.markdown)
    root = tmp_path_factory.mktemp("root")
    path = root / record.path
    path.parent.mkdir(parents=True)
    path.write_text(record.markdown, encoding="utf-8", newline="")

    document, _ = read_document(root, record.path, {LAWS: COLUMN})

    assert document is not None
    assert (document.id, document.raw["title"], document.raw["status"]) == (record.id, record.identity[1], "approved")
    assert canonical_bytes(document, COLUMN).startswith(b'---\nid: "3p8v1c5d"\n')


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*COLUMN.fields, "body", "status", "x"]) | st.text(max_size=3),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
            max_leaves=5,
        ),
    )
)
def test_any_object_is_taken_or_refused_and_never_breaks_the_import(values):
    try:
        record = read({**LAW, **values})
    except RefusedRecord:
        return
    assert record.path.startswith(f"content/{LAWS}/") and ".." not in record.path and record.path.count("/") == 3
