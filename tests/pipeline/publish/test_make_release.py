"""What is new in a release, and what is no longer in it, follows from what the one before showed."""

from __future__ import annotations

import pytest

from plugins.model.standing import State
from tests.sites.make import copy_site, make_site
from tests.sites.texts import UPDATES, update

ID, OTHER = "k7m29xqf", "9tq4w2ha"
PATHS = {id: f"{UPDATES}/{id}.md" for id in (ID, OTHER)}


@pytest.fixture(scope="module")
def withdrawn_once(tmp_path_factory):
    """A site of which one of two released documents was withdrawn, and its text approved again as it was."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    for id, path in PATHS.items():
        site.write(path, update(id, f"Wells sampled by {id}"))
        site.approve(path)
    assert site.release().public == (OTHER, ID)
    site.stop("withdraw", PATHS[ID])
    made = site.release()
    assert (made.public, made.ended) == ((), (ID,))
    return site


@pytest.fixture
def withdrawn(withdrawn_once, tmp_path):
    """A copy of it for each test."""
    return copy_site(withdrawn_once, tmp_path / "root")


def test_a_document_that_comes_back_in_the_same_text_is_new_again_and_stays(withdrawn):
    withdrawn.approve(PATHS[ID])
    made = withdrawn.release()
    assert (made.number, made.public, made.ended) == (3, (ID,), ())
    dossier = withdrawn.workspace().dossier(ID)
    assert (dossier.shown, dossier.ended) == (dossier.approved, False)
    assert withdrawn.workspace().catalogue.standings[ID].state is State.PUBLIC


def test_what_has_ended_ends_once(withdrawn):
    withdrawn.stop("withdraw", PATHS[OTHER])
    assert withdrawn.release().ended == (OTHER,)
