"""What is computed is kept for the same program only."""

from __future__ import annotations

import os
import platform
import sysconfig
from functools import cache

from plugins.model.digest import sha256
from plugins.pipeline.paths import PLUGINS

SOURCES = ("model/", "pipeline/cache/derived.py", "plan/", "read/", "rules/", "search/")
LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "pypdf", "pyyaml", "tzdata", "whoosh")
"""What decides what follows from the bytes of one revision."""


@cache
def derivation_fingerprint() -> str:
    """Return a digest of the code and libraries that decide what follows from the bytes of one revision."""
    installed = (name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info"))  # noqa: PTH208
    libraries = sorted(name for name in installed if name.partition("-")[0].lower() in LIBRARIES)
    sources = [line for name, line in _sources() if name.startswith(SOURCES)]
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
