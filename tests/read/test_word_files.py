"""Whoever drops a file of Word among documents is told what to do with it."""

from __future__ import annotations

import pytest

from plugins.read.content import list_documents
from plugins.read.word_files import WAY, is_word_file


@pytest.mark.parametrize("name", ["定稿3.docx", "FINAL.DOC", "稿.wps", "a.odt", "a.rtf"])
def test_a_file_of_a_word_processor_among_documents_is_told_what_to_do_with_it(tmp_path, name):
    (tmp_path / "content/work-updates").mkdir(parents=True)
    (tmp_path / "content/work-updates" / name).write_bytes(b"PK\3\4")
    ((finding,),) = list_documents(tmp_path)[1:]
    assert (finding.code, finding.expected) == ("REA014", WAY)


@pytest.mark.parametrize("name", ["a.md", "a.xlsx", "a.pdf", "docx"])
def test_other_files_are_not_taken_for_one(name):
    assert not is_word_file(name)
