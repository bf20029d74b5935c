"""A small site, and Pelican started on it as anybody may start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.repository import REPOSITORY
from tests.sites.make import Site, make_site

Pelican = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Make an empty site with the policy of the repository."""
    return make_site(tmp_path / "root")


@pytest.fixture
def pelican(site: Site, tmp_path: Path) -> Pelican:
    """Start ``pelican -s SETTINGS`` on the site in a process of its own, the output in ``tmp_path / "output"``."""

    def start(settings: Path = REPOSITORY / "publishconf.py", **environment: str) -> subprocess.CompletedProcess[str]:
        extra = [f"{name}={json.dumps(value)}" for name, value in (("SITE_ROOT", str(site.root)), ("SITE_AT", site.at))]
        return subprocess.run(
            [sys.executable, "-m", "pelican", "-s", settings, "-o", tmp_path / "output", "-e", *extra],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "200", **environment},
            capture_output=True,
            text=True,
        )

    return start


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Path]:
    """Copy the settings with one place edited, as a hand may edit them: ``edited(old, new, extra_module=source)``."""

    def edit(old: str, new: str, **modules: str) -> Path:
        folder = tmp_path / "edited"
        folder.mkdir()
        for name in ("plugins", "theme"):
            (folder / name).symlink_to(REPOSITORY / name)
        for name, source in modules.items():
            (folder / f"{name}.py").write_text(source, encoding="utf-8")
        (folder / "publishconf.py").write_bytes((REPOSITORY / "publishconf.py").read_bytes())
        settings = (REPOSITORY / "pelicanconf.py").read_text(encoding="utf-8")
        assert old in settings
        (folder / "pelicanconf.py").write_text(settings.replace(old, new, 1), encoding="utf-8")
        return folder / "publishconf.py"

    return edit
