"""Files are one thing each, named after it, and finished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import faults_of, is_source

LONGEST = 250
WHOLE = {"tools/verify_words.py": 520}
"""Files that are one thing in one file on purpose, so that whoever checks a release has one page to read."""

VAGUE = re.compile(r"(?:util|helper|common|manager|misc)(?:s|_.*)?", re.IGNORECASE)
UNFINISHED = re.compile(
    r"\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|raise Not[I]mplemented|importor[s]kip|pytest[.](?:mark[.])?(?:skip|xfail)|"
    r"unittest[.]skip"
)


def length(path: str, text: str) -> Iterator[str]:
    """Yield a file that is two things."""
    count = text.count("\n")
    longest = WHOLE.get(path, LONGEST)
    if count > longest:
        yield f"{path}: {count} lines; a file of more than {longest} is two things"


def vague_names(path: str, text: str) -> Iterator[str]:
    """Yield a file or folder whose name says nothing."""
    for part in PurePosixPath(path).parts:
        if VAGUE.fullmatch(part.partition(".")[0]):
            yield f"{path}: the name {part} does not say what is in it"


def unfinished(path: str, text: str) -> Iterator[str]:
    """Yield places that put work off, and tests that are not run."""
    for number, line in enumerate(text.splitlines(), 1):
        found = UNFINISHED.search(line)
        if found:
            yield f"{path}:{number}: {found[0]}"


def test_no_file_is_two_things():
    assert faults_of(length, lambda path: is_source(path) and "/golden/" not in path) == []


def test_every_name_says_what_is_in_it():
    assert faults_of(vague_names, lambda path: True) == []


def test_nothing_is_put_off_and_no_test_is_left_out():
    assert faults_of(unfinished, is_source) == []


def test_a_file_of_250_lines_passes_and_one_more_is_found():
    assert list(length("a.py", "x\n" * 250)) == []
    assert list(length("a.py", "x\n" * 251)) == ["a.py: 251 lines; a file of more than 250 is two things"]


def test_a_file_that_is_whole_on_purpose_has_a_bound_of_its_own():
    assert list(length("tools/verify_words.py", "x\n" * 520)) == []
    assert len(list(length("tools/verify_words.py", "x\n" * 521))) == 1


@pytest.mark.parametrize("path", ["plugins/read/document.py", "plugins/rules/commonly_known.py", "docs/utility.md"])
def test_a_name_that_says_something_passes(path):
    assert list(vague_names(path, "")) == []


@pytest.mark.parametrize(
    "path", ["plugins/utils.py", "plugins/helpers/a.py", "theme/common.css", "a/manager.js", "misc.md", "util_text.py"]
)
def test_a_name_that_says_nothing_is_found(path):
    assert len(list(vague_names(path, ""))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "# TO" + "DO: later",
        "raise Not" + "ImplementedError",
        "@pytest.mark." + "skipif(True)",
        "@pytest.mark." + "xfail",
        "pytest." + "skip('no browser')",
        "// FIX" + "ME",
    ],
)
def test_what_is_put_off_is_found(line):
    assert len(list(unfinished("a.py", f"x = 1\n{line}\n"))) == 1
