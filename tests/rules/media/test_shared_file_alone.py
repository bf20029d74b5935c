"""MED001: a shared document has one file."""

import pytest

from plugins.rules.media.shared_file_alone import shared_file_alone
from tests.rules.make import document, shown


def findings(*names):
    return shown(shared_file_alone(document("media", title="A", attachments=dict.fromkeys(names, ""))))


def test_one_file_passes():
    assert findings("map.png") == []


@pytest.mark.parametrize(("names", "got"), [((), "no file"), (("a.png", "b.pdf"), "a.png, b.pdf")])
def test_none_and_two_are_found_with_the_remedy(names, got):
    assert findings(*names) == [
        f"content/media/2026/a.md:4: MED001 shared_file_alone: got {got}, expected one file in the folder of "
        "the document's name; each further one is a document of its own"
    ]
