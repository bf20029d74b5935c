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


@pytest.mark.parametrize("name", ["map_png", "map_JPG", "map_webp"])
def test_a_picture_is_noted(name):
    assert [f.weight for f in findings(**{name: None})] == [Weight.NOTE]


@pytest.mark.parametrize("name", ["scan_pdf", "old_doc", "archive_zip"])
def test_anything_else_is_refused(name):
    assert [f.weight for f in findings(**{name: None})] == [Weight.REFUSE]


def test_the_message_names_the_attachment():
    assert [str(f) for f in findings(a_txt="text", scan_pdf=None)] == [
        "content/policy-information/2026/a.md:1: SEC006 unreadable_attachment: got no text that can be read in "
        "scan.pdf: page 2 shows something, expected readable text, such as a PDF saved from the word processor, "
        "not a scan; or inv waive, by somebody of the Information Office who looked at all its pages"
    ]
