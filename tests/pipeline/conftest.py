"""A whole small site for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.make import Site, make_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Make an empty site with the policy of the repository."""
    return make_site(tmp_path / "root")
