"""Builds in processes of their own, so that nothing is remembered but what lies on disk; and how two compare."""

from __future__ import annotations

import os
import pickle
import shutil
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from plugins.model.error import SiteError
from plugins.model.finding import Finding
from plugins.model.standing import Standing
from plugins.pipeline.build.build import BuildOptions, build
from plugins.pipeline.build.outcome import summary
from plugins.pipeline.build.up_to_date import replay
from tests.sites.places import files

T = TypeVar("T")


class Apart(Generic[T]):
    """Work under way in a process forked from this one."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Start it."""
        reading, writing = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(reading)
            _answer(work, writing)
        os.close(writing)
        self._reading = reading

    def result(self) -> T:
        """Wait for the end, and return what the work returned.

        Raises:
            AssertionError: it raised something, or the process died.
        """
        with os.fdopen(self._reading, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self._child, 0)
        assert status == 0, f"the process ended with {os.waitstatus_to_exitcode(status)}"
        good, value = pickle.loads(data)  # noqa: S301 - from our own process
        assert good, value
        result: T = value
        return result


def apart(work: Callable[[], T]) -> T:
    """Do some work in a process of its own, and return what it returned."""
    return Apart(work).result()


def _answer(work: Callable[[], object], writing: int) -> None:
    status = 70
    try:
        try:
            replay: tuple[bool, object] = True, work()
        except BaseException:
            replay = False, traceback.format_exc()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(replay, pipe)
        status = 0
    finally:
        os._exit(status)


@dataclass(frozen=True)
class Built:
    """Everything that a build says and writes.

    Attributes:
        files: by path.
        findings: all of them.
        standings: of every document, by id.
        exit_status: of the program.
        next: the instant at which the site changes next.
        refused: why there was no build, ``""`` when there was.
        said: the lines that the program ends with, but for what was written and where.
        touched: how many files were written or removed; None where none had to be looked at.
    """

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()
    standings: Mapping[str, Standing] | None = None
    exit_status: int = 0
    next: datetime | None = None
    refused: str = ""
    said: tuple[str, ...] = ()
    touched: int | None = 0


def built(job: BuildOptions) -> Built:
    """Build; a build that is refused leaves no files to compare."""
    try:
        outcome = build(job)
    except SiteError as error:
        return Built({}, exit_status=error.exit_status, refused=str(error).replace(str(job.root), "ROOT"))
    return Built(
        files(job.out),
        outcome.findings,
        dict(outcome.catalogue.standings),
        outcome.exit_status,
        outcome.plan.next,
        said=_said(job, summary(outcome)),
        touched=outcome.written + outcome.removed,
    )


def answered(job: BuildOptions) -> Built | None:
    """Return what the program says without a build because nothing changed, None when it has to build."""
    known = replay(job.root, job.out, job.at, job.root_scan)
    if known is None:
        return None
    lines = _said(job, known.lines_at(job.at))
    return Built(files(job.out), exit_status=known.status, next=known.next, said=lines, touched=None)


def _said(job: BuildOptions, lines: Iterable[str]) -> tuple[str, ...]:
    kept = (line for line in lines if not line.startswith(("Files: ", "Look at it: ", "It lies in ")))
    return tuple(line.replace(str(job.root), "ROOT") for line in kept)


def differences(one: Built, nothing: Built) -> list[str]:
    """Say where an incremental build differs from one from nothing."""
    found = [
        f"{name}: {getattr(one, name)} for {getattr(nothing, name)}"
        for name in ("refused", "exit_status", "next", "said")
        if getattr(one, name) != getattr(nothing, name)
    ]
    if one.touched is None:
        one = replace(one, findings=nothing.findings, standings=nothing.standings)
    found += [f"finding too many: {f}" for f in one.findings if f not in nothing.findings]
    found += [f"finding missing: {f}" for f in nothing.findings if f not in one.findings]
    before, after = one.standings or {}, nothing.standings or {}
    found += [f"standing {id}" for id in sorted({*before, *after}) if before.get(id) != after.get(id)]
    for path in sorted({*one.files, *nothing.files}):
        if path not in nothing.files:
            found.append(f"{path}: too many")
        elif path not in one.files:
            found.append(f"{path}: missing")
        elif one.files[path] != nothing.files[path]:
            found.append(f"{path}: {_first_difference(one.files[path], nothing.files[path])}")
    return found


def _first_difference(one: bytes, other: bytes) -> str:
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    start = max(0, at - 40)
    return f"at {at}: {one[start : at + 60]!r} for {other[start : at + 60]!r}"


def copy_of(root: Path, to: Path) -> Path:
    """Copy what a build reads of a root to another place, with other times."""
    to.mkdir()
    for name in ("policy", "approved", "ledger", "public"):
        if (root / name).exists():
            shutil.copytree(root / name, to / name, symlinks=True, copy_function=shutil.copyfile)
    return to
