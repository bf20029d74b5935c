"""Whatever stands in the place of the public site is gone with the next release; what a seal records last is back."""

from __future__ import annotations

import shutil

import pytest

from plugins.model.error import RefusedError
from plugins.release.layout import Layout
from tests.sites.make import Site, copy_site, make_site
from tests.sites.texts import UPDATES, update

PATH = f"{UPDATES}/wells.md"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Site:
    """A site with one release."""
    site = make_site(tmp_path_factory.mktemp("link") / "root")
    site.write(PATH, update("k7m29xqf", "Wells sampled after the flood"))
    site.approve(PATH)
    site.release()
    return site


@pytest.fixture
def site(made, tmp_path) -> Site:
    """A copy of it."""
    return copy_site(made, tmp_path / "root")


def evil_link(layout: Layout) -> str:
    """Lead the link to a folder of a stranger's."""
    (layout.releases / "evil").mkdir()
    (layout.releases / "evil" / "index.html").write_text("The minister resigns", encoding="utf-8")
    layout.link.unlink()
    layout.link.symlink_to("releases/evil")
    return "led to releases/evil, which is no release; it leads to release 1 again"


def link_elsewhere(layout: Layout) -> str:
    """Lead it out of the folder."""
    layout.link.unlink()
    layout.link.symlink_to("/etc")
    return "led to /etc, which is no release; it leads to release 1 again"


def folder(layout: Layout) -> str:
    """Put a folder in its place."""
    layout.link.unlink()
    layout.link.mkdir()
    (layout.link / "index.html").write_text("The minister resigns", encoding="utf-8")
    return "was no link; what stood there lies in .strange-1; it leads to release 1 again"


def file(layout: Layout) -> str:
    """Put a file in its place."""
    layout.link.unlink()
    layout.link.touch()
    return "was no link; what stood there lies in .strange-1; it leads to release 1 again"


def nowhere(layout: Layout) -> str:
    """Lead it to a release that is not there."""
    layout.link.unlink()
    layout.link.symlink_to("releases/000009")
    return "led to releases/000009, which is no release; it leads to release 1 again"


def forged(layout: Layout) -> str:
    """Lead it to a release that the machine did not make."""
    shutil.copytree(layout.release(1), layout.release(2))
    manifest = layout.release(2) / "release.json"
    manifest.chmod(0o644)
    manifest.write_bytes(manifest.read_bytes().replace(b'"number":1', b'"number":2'))
    layout.link.unlink()
    layout.link.symlink_to("releases/000002")
    return "led to release 2, which no seal records and no machine signed; it leads to release 1 again"


@pytest.mark.parametrize("strange", [evil_link, link_elsewhere, folder, file, nowhere, forged])
def test_the_next_release_mends_it_says_so_once_and_is_green_again(site, strange):
    layout = Layout(site.root)
    said = strange(layout)
    again = site.release()
    assert said in again.alarm
    assert again.outcome.exit_status == 0
    assert layout.link.readlink().as_posix() == "releases/000001"
    assert "resigns" not in (layout.link / "index.html").read_text(encoding="utf-8")
    assert site.release().alarm == ""


def test_where_that_release_is_lost_nothing_is_shown_and_the_release_says_what_to_do(site):
    layout = Layout(site.root)
    evil_link(layout)
    shutil.rmtree(layout.release(1))
    with pytest.raises(RefusedError, match="public/ holds no release, and the ledger ends with release 1"):
        site.release()
    assert not layout.link.is_symlink()
