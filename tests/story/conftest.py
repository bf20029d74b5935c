"""A site with one public document beside the one that a story is about, which comes as far as each story needs.

Each stage is made once, from the one before; every test works on a copy of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites.make import Site, copy_site, make_site
from tests.sites.texts import UPDATES, update
from tests.story.notices import write_plan
from tests.story.wells import NEIGHBOUR, PATH, write

STAGES: dict[str, Callable[[Site], object]] = {
    "site": lambda site: site.approve(f"{UPDATES}/neighbour.md"),
    "written": write,
    "submitted": lambda site: site.submit(PATH),
    "approved": lambda site: site.approve(PATH),
    "released": lambda site: site.release(),
}


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Make a site at each stage."""
    folder = tmp_path_factory.mktemp("stages")
    site = make_site(folder / "empty")
    site.write(f"{UPDATES}/neighbour.md", update(NEIGHBOUR, "Nurses learn to read a cold chain logger"))
    made = {}
    for stage, come_so_far in STAGES.items():
        site = made[stage] = copy_site(site, folder / stage)
        come_so_far(site)
    return made


@pytest.fixture
def site(stages: dict[str, Site], tmp_path: Path) -> Site:
    """A site with the policy of the repository and one public document, the neighbour."""
    return copy_site(stages["site"], tmp_path / "root")


@pytest.fixture
def written(stages: dict[str, Site], tmp_path: Path) -> Site:
    """The document and its attachment are written; nobody has submitted them."""
    return copy_site(stages["written"], tmp_path / "root")


@pytest.fixture
def submitted(stages: dict[str, Site], tmp_path: Path) -> Site:
    """Its contact has submitted it."""
    return copy_site(stages["submitted"], tmp_path / "root")


@pytest.fixture
def approved(stages: dict[str, Site], tmp_path: Path) -> Site:
    """The Information Office has approved it; no release has held it."""
    return copy_site(stages["approved"], tmp_path / "root")


@pytest.fixture
def released(stages: dict[str, Site], tmp_path: Path) -> Site:
    """It is released."""
    return copy_site(stages["released"], tmp_path / "root")


@pytest.fixture(scope="session")
def stage_with_plan(stages: dict[str, Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Make the site with a release plan for emergencies, released."""
    site = copy_site(stages["site"], tmp_path_factory.mktemp("plan") / "root")
    write_plan(site)
    return site


@pytest.fixture
def with_plan(stage_with_plan: Site, tmp_path: Path) -> Site:
    """The neighbour and a release plan are public."""
    return copy_site(stage_with_plan, tmp_path / "root")
