"""Somebody changes approved bytes: they are carried forward from a copy or stay away, the rest is published."""

from __future__ import annotations

import shutil

import pytest

from plugins.model.standing import State
from plugins.release.current import current
from tests.sites.places import files
from tests.story.wells import ID, PAGE, PATH, TITLE, account, acts, approved_file, built, edit


@pytest.mark.parametrize("change", ["changed", "deleted", "added", "emptied"])
def test_bytes_changed_after_a_release_are_carried_forward_from_its_copy(change, released):
    place = approved_file(released)
    before = files(released.root / "public" / "current")[PAGE]
    match change:
        case "changed":
            place.write_bytes(place.read_bytes().replace(b"Forty wells", b"Fifty wells"))
        case "added":
            place.with_name("more.csv").write_bytes(b"1\n")
        case "emptied":
            place.write_bytes(b"")
        case "deleted":
            place.unlink()
    told, found = built(released)
    assert found[PAGE] == before
    assert ID in told
    assert "INT0" in account(released)
    assert released.release().outcome.exit_status == 3
    assert files(released.root / "public" / "current")[PAGE] == before


@pytest.mark.parametrize("change", ["changed", "folder deleted"])
def test_bytes_changed_before_any_release_are_withheld(change, approved):
    place = approved_file(approved)
    if change == "changed":
        place.write_bytes(place.read_bytes().replace(b"Forty wells", b"Fifty wells"))
        told, found = built(approved)
        assert "INT001" in told
    else:
        shutil.rmtree(place.parent)
        told, found = built(approved)
        assert ID in told
    assert PAGE not in found
    assert "its approved bytes are missing" in account(approved)


def test_a_whole_revision_deleted_after_a_release_is_told_and_shown_from_its_copy(released):
    shutil.rmtree(approved_file(released).parent)
    told, found = built(released)
    assert ID in told
    assert TITLE in found[PAGE].decode()


def test_where_copy_and_original_are_changed_the_document_stays_away_and_the_rest_goes_out(released):
    place = approved_file(released)
    copy = released.root / "public" / place.relative_to(released.root)
    copy.chmod(0o644)
    for file in (place, copy):
        file.write_bytes(file.read_bytes().replace(b"Forty wells", b"Fifty wells"))
    told, found = built(released)
    assert PAGE not in found
    assert "INT001" in told


def test_a_copy_that_was_damaged_is_made_again_with_the_next_release(released):
    place = approved_file(released)
    copy = released.root / "public" / place.relative_to(released.root)
    good = copy.read_bytes()
    copy.write_bytes(b"damaged")
    edit(released)
    released.approve(PATH)
    released.stop("hold", PATH)
    released.release()
    assert copy.read_bytes() == good


def test_a_revision_nobody_approved_is_not_public(approved):
    folder = approved_file(approved).parent
    forged = folder.with_name("0" * 12)
    shutil.copytree(folder, forged)
    document = forged / "document.md"
    document.write_bytes(document.read_bytes().replace(b"Forty wells", b"Fifty wells"))
    told, found = built(approved)
    assert "Fifty wells" not in found[PAGE].decode()
    assert "INT001" in told


def test_the_state_of_what_is_carried_forward_says_so(released):
    (act,) = [a for a in acts(released, "approve") if ID.encode() in a.read_bytes()]
    act.unlink()
    standing = released.workspace().catalogue.standings[ID]
    assert (standing.state, standing.carried) == (State.PUBLIC, True)
    assert current(released.root).documents[ID] == standing.public
