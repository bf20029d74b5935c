"""Where releases lie under a root, and what stands at the top of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.system.state_folder import state_of

MANIFEST = "release.json"
SIGNATURE = "release.json.sig"
EVIDENCE = "evidence/"
LISTS = "evidence/lists/"
"""Where the lists lie that ``release.json`` names, each as its SHA-256 and ``.json``."""

OUTSIDE_MANIFEST = frozenset({MANIFEST, SIGNATURE})
"""Files of a release that ``release.json`` cannot list, because they come after it."""

NUMBERED = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders and files below ``public/`` of the machine's state; see `state_of`.

    Everything unfinished lies in `work`, on the same file system; what is
    there while nobody holds the lock was left by a run that was killed.
    """

    root: Path

    @property
    def public(self) -> Path:
        """The machine's ``public/``."""
        return state_of(self.root).public

    @property
    def store(self) -> Path:
        """Read-only files named by their SHA-256."""
        return self.public / "store"

    @property
    def releases(self) -> Path:
        """Finished releases, one folder each."""
        return self.public / "releases"

    @property
    def work(self) -> Path:
        """What is being made."""
        return self.public / ".work"

    @property
    def link(self) -> Path:
        """The symbolic link that a web server follows."""
        return self.public / "current"

    @property
    def lock(self) -> Path:
        """The file that one run at a time holds."""
        return self.public / ".lock"

    @property
    def time(self) -> Path:
        """The time of the last run whose clock was believed."""
        return self.public / ".time"

    @property
    def verified(self) -> Path:
        """The stamp of each file of the store when its bytes had been read; disposable."""
        return self.public / ".verified"

    @property
    def pinned(self) -> Path:
        """The record of a rollback, while it is in force."""
        return self.public / "pinned"

    @property
    def resumed(self) -> Path:
        """The record of a rollback that is over; its highest number is never used again."""
        return self.public / "resumed"

    def release(self, number: int) -> Path:
        """The folder of one release."""
        return self.releases / f"{number:06d}"

    def stored(self, sha256: str) -> str:
        """The place of some bytes in the store."""
        return f"{self.public}/store/{sha256[:2]}/{sha256}"

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the finished releases that are here, ascending."""
        if not self.releases.is_dir():
            return ()
        return tuple(sorted(int(f.name) for f in self.releases.iterdir() if NUMBERED.fullmatch(f.name)))
