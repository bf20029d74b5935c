"""A site with one public document beside the one that a story is about, which comes as far as each story needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.make import Site, make_site
from tests.sites.texts import UPDATES, update
from tests.story.wells import NEIGHBOUR, PATH, write


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Make a site with the policy of the repository and one public document, the neighbour."""
    made = make_site(tmp_path / "root")
    path = f"{UPDATES}/neighbour.md"
    made.write(path, update(NEIGHBOUR, "Nurses learn to read a cold chain logger"))
    made.approve(path)
    return made


@pytest.fixture
def written(site: Site) -> Site:
    """Write the document and its attachment; nobody has submitted it."""
    write(site)
    return site


@pytest.fixture
def submitted(written: Site) -> Site:
    """Let its contact submit it."""
    written.submit(PATH)
    return written


@pytest.fixture
def approved(submitted: Site) -> Site:
    """Let the Information Office approve it; no release has held it."""
    submitted.approve(PATH)
    return submitted


@pytest.fixture
def released(approved: Site) -> Site:
    """Release it."""
    approved.release()
    return approved
