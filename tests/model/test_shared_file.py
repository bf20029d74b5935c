"""A file is shared when an id says which one is meant, and its document on which terms."""

import hashlib

import pytest

from plugins.model.document import Attachment
from plugins.model.revision import Revision
from plugins.model.shared_file import shared_file

ONE, OTHER = (Attachment(name, 1, hashlib.sha256(name.encode()).hexdigest()) for name in ("a.png", "b.png"))


def revision(*files, **fields):
    return Revision("c4w8n2jd", "sha256:0", "approved/c4", "media", fields, files)


def test_the_only_file_of_a_document_with_rights_is_shared():
    assert shared_file(revision(ONE, rights="free to use")) == ONE


@pytest.mark.parametrize(
    ("files", "fields"),
    [
        pytest.param((), {"rights": "free to use"}, id="no file"),
        pytest.param((ONE, OTHER), {"rights": "free to use"}, id="two files"),
        pytest.param((ONE,), {}, id="no rights"),
        pytest.param((ONE,), {"rights": "  "}, id="empty rights"),
    ],
)
def test_nothing_else_is(files, fields):
    assert shared_file(revision(*files, **fields)) is None
