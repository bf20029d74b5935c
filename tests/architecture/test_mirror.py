"""Tests lie where what they test lies."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from tests.architecture.sources import project_files

MIRRORED = ("tests/pipeline/", "tests/system/", "tests/review/acts/", "tests/model/types/", "tests/rules/")
ACROSS = ("tests/rules/test_",)
"""Tests of a whole stage."""


def astray(path: str, program: Collection[str]) -> Iterator[str]:
    """Yield a test that has no file of the program in the same place; it may look at one part of that file."""
    place = PurePosixPath(path)
    if not path.startswith(MIRRORED) or path.startswith(ACROSS) or not place.name.startswith("test_"):
        return
    folder = "plugins/" + place.parent.as_posix().removeprefix("tests/")
    name = place.stem.removeprefix("test_")
    if not any(f"{folder}/{'_'.join(name.split('_')[:count])}.py" in program for count in range(1, 9)):
        yield f"{path}: there is no {folder}/{name}.py"


def test_every_test_mirrors_a_file_of_the_program():
    program = frozenset(project_files())
    assert [fault for path in project_files() for fault in astray(path, program)] == []


def test_a_test_that_lies_elsewhere_is_found():
    program = {"plugins/system/pool.py", "plugins/pipeline/workspace/import_records.py"}
    assert list(astray("tests/system/test_pool.py", program)) == []
    assert list(astray("tests/pipeline/workspace/test_import_records_many.py", program)) == []
    assert list(astray("tests/pipeline/test_pool.py", program)) == [
        "tests/pipeline/test_pool.py: there is no plugins/pipeline/pool.py"
    ]
