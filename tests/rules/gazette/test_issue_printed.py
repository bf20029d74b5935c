"""GAZ002: an issue of the gazette comes with the PDF of its texts."""

import pytest

from plugins.rules.gazette.issue_printed import issue_printed
from tests.rules.make import document, shown

LINES = ("aaaaaaaa 0123456789abcdef", "bbbbbbbb fedcba9876543210")


def findings(**files):
    attachments = {name.replace("_", "."): text for name, text in files.items()}
    return shown(issue_printed(document("gazette", title="A", collected_texts=LINES, attachments=attachments)))


def test_a_pdf_that_prints_every_digest_passes_however_its_lines_break():
    assert findings(issue_pdf="Text: aaaaaaaa 0123456789\nabcdef\nText: bbbbbbbb fedcba9876543210") == []


@pytest.mark.parametrize(
    ("files", "got"),
    [({}, "no file"), ({"a_pdf": "", "b_pdf": ""}, "a.pdf, b.pdf"), ({"a_docx": ""}, "a.docx")],
)
def test_no_pdf_two_and_another_file_are_found(files, got):
    assert findings(**files) == [
        f"content/gazette/2026/a.md:5: GAZ002 issue_printed: got {got}, expected the PDF of the issue alone, as "
        "python3 inv gazette MONTH --as WHO makes it"
    ]


@pytest.mark.parametrize("text", ["Text: aaaaaaaa 0123456789abcdef", "0123456789abcdef fedcba987654321", None])
def test_a_pdf_of_other_texts_is_found(text):
    assert "which a.pdf does not print" in findings(a_pdf=text)[-1]
