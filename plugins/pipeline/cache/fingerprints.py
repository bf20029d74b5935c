"""What is computed is kept for the same program only."""

from __future__ import annotations

import os
import platform
import sysconfig
from functools import cache
from pathlib import Path

from plugins.model.digest import sha256
from plugins.pipeline.paths import PLUGINS

LIBRARIES = ("imagesize", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pypdf", "pyyaml", "tzdata", "whoosh")
"""Packages that decide what follows from the bytes of one revision, and how it is encoded."""

ROOM = f"{Path(__file__).parent.relative_to(PLUGINS).as_posix()}/"


@cache
def derivation_fingerprint() -> str:
    """Return a digest of what decides what follows from the bytes of one revision: libraries, all stages, this room."""
    installed = (name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info"))  # noqa: PTH208
    libraries = sorted(name for name in installed if name.partition("-")[0].lower() in LIBRARIES)
    sources = [line for name, line in _sources() if not name.startswith("pipeline/") or name.startswith(ROOM)]
    return sha256("\n".join([f"python {platform.python_version()}", *libraries, *sources]).encode())[:16]


@cache
def program_fingerprint() -> str:
    """Return a digest of the whole program and the libraries that decide what is computed."""
    return sha256("\n".join([derivation_fingerprint(), *(line for _, line in _sources())]).encode())[:16]


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    """Return the path of every source below ``plugins/``, and a line with its SHA-256; each build asks for them."""
    found = []
    for folder, folders, names in os.walk(PLUGINS):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(".py"):
                path = f"{folder}/{name}"
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - plain strings, in half the time
                    inside = path.removeprefix(f"{PLUGINS}/")
                    found.append((inside, f"{inside} {sha256(file.read())}"))
    return tuple(found)
