"""SEC006: what no machine can read, a person has looked at."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.secrecy.unreadable_attachment import unreadable_attachment
from tests.rules.make import document


def findings(**files):
    return list(
        unreadable_attachment(document(attachments={name.replace("_", "."): text for name, text in files.items()}))
    )


def test_files_with_text_pass_even_if_it_is_empty():
    assert findings(form_pdf="text", table_csv="") == []


def test_a_drawing_whose_words_are_text_passes():
    assert findings(map_svg="<text>wells</text>") == []


@pytest.mark.parametrize("text", [None, "", "taken with a camera"])
@pytest.mark.parametrize("name", ["map_png", "map_JPG", "map_webp", "map_avif"])
def test_a_picture_is_noted_whatever_it_says_of_itself(name, text):
    assert [f.weight for f in findings(**{name: text})] == [Weight.NOTE]


def test_a_drawing_that_cannot_be_read_is_noted():
    assert [f.weight for f in findings(map_svg=None)] == [Weight.NOTE]


def test_the_note_on_a_picture_says_what_to_look_for():
    assert [str(f) for f in findings(map_png="")] == [
        "content/policy-information/2026/a.md:1: SEC006 unreadable_attachment: got a picture, map.png: no program "
        "reads what it shows, expected a look at it for marks of secrecy and personal data"
    ]


@pytest.mark.parametrize("name", ["scan_pdf", "old_doc", "archive_zip"])
def test_anything_else_is_refused(name):
    assert [f.weight for f in findings(**{name: None})] == [Weight.REFUSE]


def test_the_message_names_the_attachment():
    assert [str(f) for f in findings(a_txt="text", scan_pdf=None)] == [
        "content/policy-information/2026/a.md:1: SEC006 unreadable_attachment: got no text that can be read in "
        "scan.pdf: page 2 shows something, expected readable text, such as a PDF saved from the word processor, "
        "not a scan; or inv waive, by somebody of the Information Office who looked at all its pages"
    ]
