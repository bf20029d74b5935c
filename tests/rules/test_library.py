"""What a document can be compared with, and whether it is being changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.standing import State
from plugins.rules.library import Library, words_digest
from tests.rules.make import catalogue, document, policy, publication

ID = "k7m29xqf"
HEAD = {"title": "A title", "language": "en"}


def library(public=None, state=None):
    known = catalogue(publication(ID, **HEAD), states={ID: state} if state else {})
    return Library(known, {}, policy(), {ID: public} if public else {})


def same(body="Text.\n", **raw):
    return document(id=ID, body=body, **HEAD | raw)


def test_what_is_not_public_is_not_changed():
    assert not Library(catalogue(), {}, policy()).is_changed(same())


def test_the_status_and_the_column_are_no_change():
    assert not library(public=same()).is_changed(same(status="approved", column="policy-information"))


@pytest.mark.parametrize(
    "changed",
    [same(title="Another title"), same(summary="A summary"), same("Other text.\n"), document(id=ID, title="A title")],
)
def test_a_field_or_the_text_makes_a_change(changed):
    assert library(public=same()).is_changed(changed)


def test_another_attachment_is_a_change():
    assert library(public=same()).is_changed(document(id=ID, attachments={"a.csv": "1"}, **HEAD))


@pytest.mark.parametrize("body", ["Text.\n\n", "\nText.\n", "\n\nText."])
def test_blank_lines_around_the_text_are_no_change(body):
    assert not library(public=same("Text.\n")).is_changed(same(body))


def test_what_approval_puts_in_or_leaves_out_is_no_change():
    assert not library(public=same()).is_changed(same(slug="a-title", summary="", keywords=()))


def test_letters_composed_and_decomposed_are_the_same():
    assert not library(public=same("Caf\u00e9")).is_changed(same("Cafe\u0301"))


@pytest.mark.parametrize(("state", "changed"), [(State.CHANGED, True), (State.SUBMITTED, True), (State.PUBLIC, False)])
def test_without_the_public_text_the_standing_decides(state, changed):
    assert library(state=state).is_changed(same()) is changed


def test_the_public_text_itself_is_found_by_id_and_so_is_what_is_being_written():
    written = document(id="aaaaaaaa")
    both = Library(catalogue(), {"aaaaaaaa": written}, policy(), {ID: same()})
    assert both.text_of("aaaaaaaa") is written
    assert both.text_of(ID).id == ID
    assert both.text_of("zzzzzzzz") is None


def test_a_column_is_known_of_what_is_written_or_public():
    both = Library(catalogue(publication(ID, "public-qa")), {"aaaaaaaa": document("work-updates")}, policy())
    assert [both.column_of(id) for id in ("aaaaaaaa", ID, "zzzzzzzz")] == ["work-updates", "public-qa", None]


@given(
    st.lists(st.sampled_from(["vaccines", "are", "stored", "cold"]), min_size=1),
    st.sampled_from([" ", "\n", "\n\n", "  "]),
)
def test_words_are_the_same_whatever_is_between_them(words, space):
    assert words_digest(document(body=space.join(words))) == words_digest(document(body=" ".join(words)))
