"""The clone of a site's repository on the machine that releases it, as git sees it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from plugins.model.error import SiteError

IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "The site's machine"), ("EMAIL", "machine@site.invalid"))
}
"""Under which the machine commits its seals, whatever the user's settings say."""

UNATTENDED = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
}
"""Nobody sits there to answer a question."""

PATIENCE_S = 300


class GitError(SiteError):
    """Git could not do something; the message is the line in which it says why."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What differs between two commits at one path.

    Attributes:
        change: ``A`` added, ``M`` changed, ``D`` removed, ``T`` of another type.
        path: POSIX path under the root.
    """

    change: str
    path: str


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One file of a commit; ``mode`` as git writes it: ``100644``, ``120000`` for a link, ``160000`` for a module."""

    mode: str
    path: str


class Clone:
    """Runs git in a root."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def is_one(self) -> bool:
        """Whether the root is the top of a git repository.

        Raises:
            GitError: git does not say, as where the folder is another user's.
        """
        try:
            return Path(self.line("rev-parse", "--show-toplevel")).resolve() == self.root.resolve()
        except GitError as error:
            if "not a git repository" in str(error):
                return False
            raise

    @property
    def newest_commit(self) -> datetime | None:
        """When the newest commit on any branch that is known here was made, None where the root is no repository."""
        with suppress(GitError):
            if self.is_one and (newest := self.line("log", "--all", "-1", "--format=%ct")):
                return datetime.fromtimestamp(int(newest), UTC)
        return None

    def unpushed(self, folders: Sequence[str]) -> bytes:
        """Return what in some folders differs from the last commit, ``b""`` where nobody else has a repository of it.

        Two answers are the same when nothing was changed, added or committed between them.
        """
        with suppress(GitError):
            if self.is_one and self.line("remote"):
                names = self.output("status", "--porcelain", "--untracked-files=all", "-z", "--", *folders)
                return names + self.output("diff", "HEAD", "--", *folders) if names else b""
        return b""

    def has_unpushed(self, folders: Sequence[str]) -> bool:
        """Return whether something in some folders is in no commit, or in one that no other repository has yet.

        It is false where the root is no repository, or there is none to push to.
        """
        with suppress(GitError):
            if self.is_one and self.line("remote"):
                ahead = ("log", "-1", "--format=%H", "HEAD", "--not", "--remotes", "--")
                return bool(self.unpushed(folders) or self.line(*ahead, *folders))
        return False

    def line(self, *arguments: str) -> str:
        """Return what a command prints, without the newline at its end.

        Raises:
            GitError: it failed, git is not installed, or it did not end in time.
        """
        return self.output(*arguments).decode(errors="replace").rstrip("\n")

    def output(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return the bytes that a command prints, which is ``given`` some; raises what `line` does."""
        try:
            done = subprocess.run(
                ["git", "-c", "core.quotePath=false", "-c", "commit.gpgSign=false", *arguments],
                cwd=self.root,
                input=given,
                capture_output=True,
                env={**os.environ, **UNATTENDED, **IDENTITY},
                timeout=PATIENCE_S,
                check=False,
            )
        except FileNotFoundError as error:
            raise GitError("git is not installed") from error
        except subprocess.TimeoutExpired as error:
            raise GitError(f"git {arguments[0]} did not end within {PATIENCE_S} seconds") from error
        if done.returncode:
            said = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
            telling = [line for line in said if line.startswith(("fatal:", "error:", " ! "))] or said
            raise GitError(telling[0].strip() if telling else f"git {arguments[0]} ended with {done.returncode}")
        return done.stdout

    def is_ancestor(self, earlier: str, later: str) -> bool:
        """Return whether one commit is another, or comes before it."""
        return self.line("merge-base", earlier, later) == self.line("rev-parse", earlier)

    def tree(self, commit: str) -> tuple[TreeFile, ...]:
        """Return every file of a commit."""
        listed = self.output("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        parts = (entry.partition(b"\t") for entry in listed if entry)
        return tuple(TreeFile(head[:6].decode(), os.fsdecode(path)) for head, _, path in parts)

    def arrivals(self, before: str, after: str) -> tuple[Arrival, ...]:
        """Return what a commit changes of what it shares with another."""
        listed = self.output("diff", "--name-status", "--no-renames", "-z", f"{before}...{after}").split(b"\0")
        fields = [os.fsdecode(field) for field in listed if field]
        return tuple(Arrival(change, path) for change, path in zip(fields[::2], fields[1::2], strict=True))

    def contents(self, commit: str, paths: list[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of some files of a commit, each with its path."""
        asked = b"".join(os.fsencode(f"{commit}:{path}") + b"\n" for path in paths)
        answered, at = self.output("cat-file", "--batch", given=asked), 0
        for path in paths:
            head, _, _ = answered[at:].partition(b"\n")
            size = int(head.rpartition(b" ")[2])
            at += len(head) + 1
            yield path, answered[at : at + size]
            at += size + 1

    def tracked(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the tracked files at or below some names in the root, in whatever case they are written."""
        listed = self.output("ls-files", "-z", "--", *(f":(icase){name}" for name in names))
        return tuple(os.fsdecode(name) for name in listed.split(b"\0") if name)

    def edited(self) -> tuple[str, ...]:
        """Return the tracked files that differ from the last commit."""
        listed = self.output("status", "--porcelain", "--untracked-files=no", "--no-renames", "-z")
        return tuple(os.fsdecode(entry[3:]) for entry in listed.split(b"\0") if entry)
