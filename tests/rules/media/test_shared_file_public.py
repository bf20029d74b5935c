"""MED002: shared pictures and forms are public."""

import hashlib

import pytest

from plugins.model.document import Attachment, Link
from plugins.model.finding import Weight
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.rules.library import Library
from plugins.rules.media.shared_file_public import shared_file_public
from tests.rules.make import approved, catalogue, document, policy, publication

MAP = "c4w8n2jd"


def holder(files=1, column="media", **fields):
    """A public document with files, by who made them and on which terms."""
    values = {"id": MAP, "title": "A map", "credit": "Li Wei", "rights": "free to use", **fields}
    attachments = tuple(Attachment(f"{n}.png", 1, hashlib.sha256(b"").hexdigest()) for n in range(files))
    return publication(MAP, column, revision=Revision(MAP, "sha256:0", "approved/c4", column, values, attachments))


def findings(*public, dossiers=(), working=(), lines=(9,)):
    text = document(title="A", links=[Link("media", MAP, "", line) for line in lines])
    library = Library(catalogue(*public, dossiers=dossiers), {one.id: one for one in working}, policy())
    return list(shared_file_public(text, library))


def test_a_public_picture_with_credit_and_rights_passes_whatever_its_column():
    assert findings(holder()) == []
    assert findings(holder(column="work-updates")) == []


def test_other_links_are_not_asked():
    text = document(links=[Link("document", MAP, "", 9)])
    assert list(shared_file_public(text, Library(catalogue(), {}, policy()))) == []


@pytest.mark.parametrize("public", [holder(files=2), holder(files=0), holder(credit=""), holder(rights=" ")])
def test_a_document_that_shares_no_file_is_refused(public):
    (found,) = findings(public)
    assert found.weight is Weight.REFUSE
    assert "expected a document with one file, credit and rights; doc:c4w8n2jd leads to its page" in str(found)


def test_an_id_that_nobody_knows_is_refused_once_at_its_first_line():
    (found,) = findings(lines=(12, 9))
    assert str(found) == (
        "content/policy-information/2026/a.md:9: MED002 shared_file_public: got media:c4w8n2jd, no document, expected "
        "the id of one in a column for shared files, such as ![a map](media:k7m29xqf)"
    )
    assert found.weight is Weight.REFUSE


@pytest.mark.parametrize(
    ("settings", "got"),
    [
        pytest.param({"working": [document("media", id=MAP)]}, "a file that is not public yet", id="being written"),
        pytest.param({"dossiers": [approved(MAP)]}, "a file that is not public yet", id="approved"),
        pytest.param({"dossiers": [Dossier(MAP, withdrawn=True)]}, "a file that was withdrawn", id="withdrawn"),
    ],
)
def test_what_is_not_public_is_noted_and_it_is_said_what_shows_instead(settings, got):
    (found,) = findings(**settings)
    assert found.weight is Weight.NOTE
    assert got in str(found)
    assert "words instead" in str(found)
