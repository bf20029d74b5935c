"""The way of one document: a contact's draft, the office's approval, and a second text (IV.1)."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError
from plugins.model.standing import State
from plugins.pipeline.workspace.inquiries import state
from plugins.pipeline.workspace.search import ask
from plugins.system.progress import no_progress
from tests.sites.places import files, where
from tests.sites.texts import update
from tests.story.wells import FIRST, ID, PAGE, PATH, ROWS, SECOND, TABLE, TABLE_PATH, TITLE, account, edit, page


def test_a_draft_is_nowhere(written):
    assert where(written.build().output, TITLE, ID, "wells.csv") == []
    assert state(written.workspace(), ID) is State.DRAFT


def test_what_is_submitted_is_nowhere_and_waits_for_the_office(submitted):
    assert where(submitted.build().output, TITLE, ID, "wells.csv") == []
    assert state(submitted.workspace(), ID) is State.SUBMITTED
    assert "status: submitted\n" in (submitted.root / PATH).read_text(encoding="utf-8")


@pytest.mark.parametrize("who", ["li.wei", "he.lin", "wang.qing", "sun.hao", "site-machine"])
def test_nobody_outside_the_office_approves(who, submitted):
    with pytest.raises(RefusedError, match="the step information-office is taken by somebody with that role"):
        submitted.approve(PATH, who)
    assert not list((submitted.root / "approved").glob(f"*/{ID}"))
    assert page(submitted) == ""


def test_whoever_submits_cannot_approve(site):
    site.write(PATH, update(ID, TITLE, "department: information-office", "contact: chen.yu"))
    site.submit(PATH, "chen.yu")
    with pytest.raises(RefusedError, match=r"chen\.yu is the contact of this text; somebody else approves it"):
        site.approve(PATH, "chen.yu")
    assert page(site) == ""
    site.approve(PATH, "fang.ning")
    assert TITLE in page(site)


@pytest.mark.parametrize("who", ["chen.yu", "zhao.min"])
def test_whoever_received_it_for_the_contact_cannot_approve(who, written):
    written.submit(PATH, who)
    with pytest.raises(RefusedError, match=f"{who} submitted or received it"):
        written.approve(PATH, who)
    assert page(written) == ""
    written.approve(PATH, "fang.ning")
    assert FIRST in page(written)


def test_what_was_returned_comes_back_with_its_reason(submitted):
    submitted.workspace().take("return", PATH, "chen.yu", "Which county is it?")
    submitted.tick()
    assert state(submitted.workspace(), ID) is State.RETURNED
    assert "Which county is it?" in account(submitted)
    assert "status: returned\n" in (submitted.root / PATH).read_text(encoding="utf-8")
    with pytest.raises(RefusedError, match="nothing of it is submitted"):
        submitted.workspace().approve(PATH, "chen.yu")
    assert page(submitted) == ""


def test_what_the_office_approves_is_public_everywhere_at_once(approved):
    result = approved.build()
    assert result.exit_status == 0
    found = files(result.output)
    assert FIRST in found[PAGE].decode()
    assert found[TABLE] == ROWS.encode()
    for place in ("index.html", "zh/index.html", "work-updates/index.html", "work-updates/feed.xml"):
        assert TITLE in found[place].decode(), place
    assert PAGE in found["sitemap.xml"].decode()
    assert any(name.startswith("search/") for name in where(result.output, TITLE))
    (best, *_) = ask(approved.root, TITLE, 10, approved.instant, no_progress)
    assert f" {ID} " in best
    assert "status: approved\n" in (approved.root / PATH).read_text(encoding="utf-8")
    assert "approve by chen.yu" in account(approved)


def test_an_edit_changes_nothing_that_is_public_and_why_says_so(approved):
    before = files(approved.build().output)
    edit(approved)
    assert files(approved.build().output) == before
    assert "changed since approval (front matter, text)" in account(approved)
    assert "stays as approved until that is approved too" in account(approved)
    assert state(approved.workspace(), ID) is State.CHANGED
    approved.submit(PATH)
    assert files(approved.build().output) == before


def test_one_character_is_a_change(approved):
    place = approved.root / PATH
    place.write_bytes(place.read_bytes().replace(b"Forty wells", b"forty wells"))
    assert "changed since approval (text)" in account(approved)


def test_the_edit_is_public_when_it_is_approved_and_the_page_tells_its_history(released):
    edit(released)
    released.approve(PATH)
    released.release()
    shown = page(released)
    assert SECOND in shown
    assert FIRST not in shown
    assert "Counts the wells again" in shown
    assert shown.count("2026-11-20T12:0") >= 2
    assert "changed since approval" not in account(released)


def test_what_is_approved_is_what_was_submitted(submitted):
    edit(submitted)
    with pytest.raises(
        RefusedError, match="changed after the text was submitted; return it, or have it submitted again"
    ):
        submitted.approve(PATH)


def test_an_attachment_that_was_swapped_is_a_change_like_any_other(approved):
    before = files(approved.build().output)
    approved.write(TABLE_PATH, "well,clean\nStone Bridge,no\n")
    assert files(approved.build().output) == before
    assert "changed since approval (attachments)" in account(approved)
    edit(approved, FIRST, "Corrects the table")
    approved.approve(PATH)
    assert files(approved.build().output)[TABLE] == b"well,clean\nStone Bridge,no\n"


def test_an_attachment_that_was_swapped_behind_the_submission_is_not_approved(submitted):
    submitted.write(TABLE_PATH, "well,clean\nStone Bridge,no\n")
    with pytest.raises(RefusedError, match="changed after the text was submitted"):
        submitted.approve(PATH)
