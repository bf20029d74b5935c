"""The status line follows its act; where it could not, the sentence says so and the same act again writes it."""

from __future__ import annotations

import errno
import os

import pytest

from plugins.model.error import SiteError
from plugins.pipeline.workspace import status_writing
from tests.sites.texts import UPDATES, update

PATH = f"{UPDATES}/a.md"


@pytest.fixture
def written(site):
    """A site with a text."""
    site.write(PATH, update("k7m29xqf", "Wells"))
    return site


def acts(site):
    """How many acts the ledger holds."""
    return len(list(site.root.glob("ledger/*/*/*.act")))


def full(root, name, status):
    """Behave as a disk that is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)


def said(site):
    """The status in the text."""
    return site.workspace().document(PATH)[1].raw["status"]


@pytest.mark.parametrize("kind", ["submit", "approve", "return"])
def test_an_act_whose_status_was_not_written_is_told_and_the_same_again_writes_it_and_signs_nothing(kind, written):
    who = "li.wei" if kind == "submit" else "chen.yu"

    def act():
        workspace = written.workspace()
        if kind == "submit":
            workspace.submit(PATH, who)
        elif kind == "approve":
            workspace.approve(PATH, who)
        else:
            workspace.take("return", PATH, who, "Which county?")

    if kind != "submit":
        written.submit(PATH)
    before = said(written)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(status_writing, "set_status", full)
        with pytest.raises(
            SiteError, match=f"^{kind} is signed and counts, but its status line was not written: No space left .*a.md"
        ):
            act()
    signed = acts(written)
    assert said(written) == before
    act()
    assert said(written) == {"submit": "submitted", "approve": "approved", "return": "returned"}[kind]
    assert acts(written) == signed


def test_a_text_that_cannot_be_written_is_told_before_anything_is_signed(written, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(SiteError, match=r"^submit was not signed: its status line cannot be written at .*a\.md"):
        written.submit(PATH)
    assert acts(written) == 0


def test_a_text_that_was_submitted_by_somebody_else_is_submitted_again(written):
    written.submit(PATH)
    written.submit(PATH, "chen.yu")
    assert acts(written) == 2
