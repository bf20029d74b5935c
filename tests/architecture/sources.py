"""The files of the project: those git tracks, or all that lie there where git is not."""

from __future__ import annotations

import ast
import functools
import subprocess
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tests.repository import REPOSITORY

MADE = frozenset({".venv", ".git", ".cache", ".keys", "output", "preview", "public", "__pycache__"})
"""Folders that hold nothing of the project itself."""


@functools.cache
def project_files() -> tuple[str, ...]:
    """Return the POSIX paths of all files of the project, sorted."""
    if (REPOSITORY / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True).stdout
        names = [name for name in listed.decode().split("\0") if name]
    else:
        found = (path.relative_to(REPOSITORY) for path in REPOSITORY.rglob("*"))
        names = [path.as_posix() for path in found if not MADE.intersection(path.parts)]
    return tuple(sorted(name for name in names if (REPOSITORY / name).is_file()))


def text_of(path: str) -> str:
    """Return the text of a file; bytes that are no UTF-8 become replacement characters."""
    return (REPOSITORY / path).read_text(encoding="utf-8", errors="replace")


def is_python(path: str) -> bool:
    """Tell whether a file is Python source."""
    return path.endswith(".py") or path == "inv"


def is_source(path: str) -> bool:
    """Tell whether a file is source written by hand."""
    return is_python(path) or PurePosixPath(path).suffix in (".js", ".css", ".html")


def faults_of(guard: Callable[[str, str], Iterator[str]], applies: Callable[[str], bool]) -> list[str]:
    """Return what a guard, given path and text, finds in the files it applies to."""
    return [fault for path in project_files() if applies(path) for fault in guard(path, text_of(path))]


def tree_of(source: str) -> Iterator[ast.AST]:
    """Return every node of the syntax tree."""
    return ast.walk(ast.parse(source))
