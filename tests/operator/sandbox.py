"""A repository, an office that pushes to it, and a machine whose own user runs the shipped commands at a given time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from plugins.system.state_folder import OWNER, SETTING
from tests.repository import REPOSITORY
from tests.sites.make import Site, make_site

SHIPPED = REPOSITORY / "docs/operator"
NOBODY = 65534
READS = "-all,+dac_read_search"
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
AS_NOBODY += (f"--inh-caps={READS}", f"--ambient-caps={READS}")
"""A user that may write nowhere but in its own folders; it may read everything, as Python may lie in root's home."""

COMPILED = "PYTHONPYCACHEPREFIX"
"""Where a run of all tests keeps compiled modules; without it every command would compile all of them."""

CLOCK = """
import datetime, os
from zoneinfo import ZoneInfo

class Standing(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromisoformat(os.environ["CLOCK"]).astimezone(tz)

datetime.datetime = Standing
"""
"""Python reads this before a program: its clock stands where the test puts it."""


@dataclass(frozen=True)
class Ran:
    """How a command ended.

    Attributes:
        status: with which.
        said: all that it said.
        told: of that, the lines on standard error, which somebody should read.
    """

    status: int
    said: str
    told: tuple[str, ...] = ()


@dataclass
class Sandbox:
    """Folders of one test, and what happens in them.

    Attributes:
        folder: above all of them; everybody can read it.
        site: the office's clone, with its people's keys and the clock by which they act.
        environment: of the machine's commands.
        is_own: whether the machine's user is that of the test.
    """

    folder: Path
    site: Site
    environment: dict[str, str] = field(default_factory=dict)
    is_own: bool = False

    @property
    def root(self) -> Path:
        """The machine's clone."""
        return self.folder / "machine"

    @property
    def state(self) -> Path:
        """The machine's state folder."""
        return self.folder / "state"

    def run(self, name: str, *arguments: str, at: str = "") -> Ran:
        """Run a shipped script as the machine's user, at the office's time or another."""
        return self.call([str(SHIPPED / name), *arguments], at)

    def release(self, at: str = "") -> Ran:
        """Run what the timer runs."""
        return self.run("release.sh", str(self.root), at=at)

    def inv(self, *arguments: str, at: str = "") -> Ran:
        """Run a task as the machine's user."""
        return self.call([sys.executable, str(REPOSITORY / "tasks.py"), *arguments, "--root", str(self.root)], at)

    def call(self, command: list[str], at: str = "") -> Ran:
        """Run a command as the machine's user."""
        done = subprocess.run(
            [*(AS_NOBODY if os.geteuid() == 0 and not self.is_own else ()), *command],
            env={**self.environment, "CLOCK": at or self.site.at},
            cwd="/",
            capture_output=True,
            text=True,
        )
        return Ran(done.returncode, done.stdout + done.stderr, tuple(done.stderr.splitlines()))

    def git(self, *arguments: str, where: Path | None = None) -> str:
        """Run git in the office's clone, or elsewhere."""
        who = {"GIT_AUTHOR_NAME": "Office", "GIT_AUTHOR_EMAIL": "office@health.example"}
        who |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
        done = subprocess.run(
            ["git", *arguments],
            cwd=where or self.site.root,
            env={**os.environ, **who, "GIT_CONFIG_GLOBAL": str(self.folder / "gitconfig")},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def push(self, said: str = "What the office decided") -> None:
        """Commit everything in the office's clone that git does not ignore, and push it; take over the seals first."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", said)
        self.git("pull", "--quiet", "--rebase")
        self.git("push", "--quiet")
        self.give()

    def take_back(self) -> None:
        """Undo the office's last commit, and push that."""
        self.git("revert", "--no-edit", "HEAD")
        self.git("push", "--quiet")
        self.give()

    def plant(self, path: str, mode: str = "100644", content: str = "planted\n") -> None:
        """Commit a file under any name and of any mode, and push it; nothing of it is checked out here."""
        blob = self.git("hash-object", "-w", str(self._scratch(content)))
        blob = self.git("rev-parse", "HEAD") if mode == "160000" else blob
        self.git("pull", "--quiet", "--rebase")
        self.git("update-index", "--add", "--cacheinfo", f"{mode},{blob},{path}")
        self.git("commit", "--quiet", "-m", f"Plants {path}")
        self.git("push", "--quiet")
        self.git("reset", "--hard", "--quiet")
        self.give()

    def _scratch(self, content: str) -> Path:
        place = self.folder / "scratch"
        place.write_text(content, encoding="utf-8")
        return place

    def shown(self, words: str) -> bool:
        """Return whether the public sees some words in a page."""
        pages = (self.state / "public" / "current").rglob("*.html")
        return any(words in page.read_text(encoding="utf-8") for page in pages)

    def give(self, *places: Path) -> None:
        """Let the machine's user own its clone, its state and the repository."""
        if os.geteuid() == 0 and not self.is_own:
            for top in places or (self.folder / "hub.git",):
                for place in (top, *top.rglob("*")):
                    os.chown(place, NOBODY, NOBODY, follow_symlinks=False)


def make_sandbox(folder: Path, *, own: bool = False) -> Sandbox:
    """Make a repository with an empty site, the office's clone of it, and a machine that has only its own key.

    Args:
        folder: in which all of it lies.
        own: whether the machine's user is that of the test, not another.
    """
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    (folder / "gitconfig").write_text("[safe]\n\tdirectory = *\n", encoding="utf-8")
    site = make_site(folder / "office")
    box = Sandbox(folder, site, is_own=own)
    box.git("init", "--quiet", "--bare", "--initial-branch=main", str(folder / "hub.git"))
    box.git("init", "--quiet", "--initial-branch=main")
    box.git("add", "--all")
    box.git("commit", "--quiet", "-m", "A site")
    box.git("remote", "add", "origin", str(folder / "hub.git"))
    box.git("push", "--quiet", "--set-upstream", "origin", "main")
    box.git("clone", "--quiet", str(folder / "hub.git"), str(box.root), where=folder)
    (clock := folder / "clock").mkdir()
    (clock / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    (box.state / ".keys").mkdir(parents=True)
    shutil.copy(site.root / ".keys" / "site-machine", box.state / ".keys")
    (folder / "home").mkdir()
    return _furnished(box)


def copy_sandbox(box: Sandbox, folder: Path) -> Sandbox:
    """Copy a sandbox as it is to another folder."""
    shutil.copytree(box.folder, folder, symlinks=True, dirs_exist_ok=True)
    folder.chmod(0o755)
    copy = Sandbox(folder, Site(folder / "office", box.site.at), is_own=box.is_own)
    for clone in (copy.site.root, copy.root):
        copy.git("remote", "set-url", "origin", str(folder / "hub.git"), where=clone)
    (copy.state / OWNER).write_text(f"{copy.root}\n", encoding="utf-8")
    return _furnished(copy)


def _furnished(box: Sandbox) -> Sandbox:
    """Give the machine's user what is its own, and an environment."""
    folder = box.folder
    box.give(folder / "hub.git", box.root, box.state, folder / "home")
    box.environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(folder / "clock"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        SETTING: str(box.state),
        **{name: os.environ[name] for name in (COMPILED,) if name in os.environ},
    }
    return box
