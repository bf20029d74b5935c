"""MED004: an attachment is of a kind that policy takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.rules.media.attachment_kind import attachment_kind
from tests.rules.make import NOW, document, policy


def findings(*names, taken=None):
    made = policy()
    if taken is not None:
        made = replace(made, site=replace(made.site, attachments=taken))
    return list(attachment_kind(document(attachments=dict.fromkeys(names, "")), made, NOW))


@pytest.mark.parametrize("name", ["a.pdf", "附件1.DOCX", "a.ofd", "map.svg", "wells.schema.json", "a.b.csv"])
def test_kinds_in_which_words_can_be_read_and_pictures_pass(name):
    assert findings(name) == []


@pytest.mark.parametrize(
    "name",
    ["page.html", "image.png.html", "a.exe", "a.doc", "a.wps", "a.rar", "IMG_1.HEIC", "a.js", "a.docm", "pdf", "a."],
)
def test_anything_else_is_one_finding(name):
    assert len(findings(name)) == 1


def test_policy_says_what_is_taken():
    assert findings("page.html", taken=("html",)) == []
    assert len(findings("a.pdf", taken=("html",))) == 1


def test_the_message_names_the_file_and_what_would_pass():
    assert [str(f) for f in findings("old.doc", taken=("docx", "pdf"))] == [
        "content/policy-information/2026/a.md:1: MED004 attachment_kind: got old.doc, a file that ends in .doc, "
        "expected the same text saved as .docx or .pdf; taken are docx, pdf"
    ]
    assert [str(f) for f in findings("run.exe", taken=("docx", "pdf"))] == [
        "content/policy-information/2026/a.md:1: MED004 attachment_kind: got run.exe, a file that ends in .exe, "
        "expected a file that ends in one of docx, pdf"
    ]
