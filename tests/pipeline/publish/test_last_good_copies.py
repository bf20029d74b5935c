"""Copies of what is public: intact behind every release, whatever happened to them."""

from __future__ import annotations

import shutil

import pytest

from tests.sites.make import copy_site, make_site
from tests.sites.places import files
from tests.sites.texts import UPDATES, update

ID = "k7m29xqf"
PATH = f"{UPDATES}/{ID}.md"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A site with one released document."""
    site = make_site(tmp_path_factory.mktemp("released") / "root")
    site.write(PATH, update(ID, "Wells"))
    site.approve(PATH)
    site.release()
    return site


@pytest.fixture
def site(released, tmp_path):
    """A copy of it."""
    return copy_site(released, tmp_path / "root")


def copies(site):
    """The folder of the copies, and what is in it."""
    folder = site.root / "public" / "approved"
    return folder, files(folder)


def spoil(place):
    place.write_bytes(b"spoilt")


def lead_elsewhere(place):
    shutil.copytree(place.parent, place.parents[4] / "elsewhere")
    shutil.rmtree(place.parent)
    place.parent.symlink_to(place.parents[4] / "elsewhere")


def put_a_file_in_its_place(place):
    shutil.rmtree(place.parent)
    place.parent.write_bytes(b"")


@pytest.mark.parametrize("damage", [spoil, lambda place: place.unlink(), lead_elsewhere, put_a_file_in_its_place])
def test_a_damaged_copy_is_made_anew(damage, site):
    folder, before = copies(site)
    (place,) = folder.rglob("document.md")
    damage(place)
    site.release()
    assert copies(site)[1] == before
    assert not any(path.is_symlink() for path in folder.rglob("*"))


def test_what_is_not_public_has_no_copy(site):
    folder, _ = copies(site)
    (folder / "zz" / "zzzzzzzz").mkdir(parents=True)
    (folder / "zz" / "zzzzzzzz" / "0123456789ab").write_bytes(b"stray")
    site.stop("withdraw", PATH, "zhao.min")
    site.release()
    assert copies(site)[1] == {}
