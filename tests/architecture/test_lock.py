"""What is installed is what was chosen: every package by version and digest, from wherever it comes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.architecture.sources import REPOSITORY, text_of

PINNED = re.compile(r"([a-z0-9][a-z0-9-]*)==[0-9][\w.]*(?: ; .+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def lock_faults(lock: str) -> Iterator[str]:
    """Yield entries without version or digest, and everything that is no entry."""
    for entry in lock.replace("\\\n", "\0").splitlines():
        requirement, *hashes = [part.strip() for part in entry.split("\0")]
        if not requirement or requirement.startswith("#"):
            continue
        if not PINNED.fullmatch(requirement):
            yield f"{requirement}: not a package with its version"
        elif not hashes or not all(HASH.fullmatch(digest) for digest in hashes):
            yield f"{requirement}: without a SHA-256 of its files"


def locked(lock: str) -> set[str]:
    """Return the names of the packages in a lock."""
    return {match[1] for line in lock.splitlines() if (match := PINNED.match(line))}


def test_every_package_has_its_version_and_digest_and_no_host_is_named():
    assert list(lock_faults(text_of("requirements.lock"))) == []


def test_everything_the_project_asks_for_is_in_the_lock():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert {re.split(r"[=<>!~ \[]", name)[0] for name in asked} - locked(text_of("requirements.lock")) == set()


@pytest.mark.parametrize(
    "lock",
    [
        pytest.param("jinja2==3.1.6\n", id="no digest"),
        pytest.param(f"jinja2>=3 \\\n    --hash=sha256:{'0' * 64}\n", id="no version"),
        pytest.param("jinja2==3.1.6 \\\n    --hash=md5:0\n", id="another digest"),
        pytest.param("--index-url https://packages.example/simple\n", id="a host"),
        pytest.param(f"jinja2 @ https://packages.example/j.whl \\\n    --hash=sha256:{'0' * 64}\n", id="an address"),
    ],
)
def test_anything_else_is_found(lock):
    assert len(list(lock_faults(lock))) == 1
