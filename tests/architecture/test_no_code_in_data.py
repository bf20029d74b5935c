"""What is read from a file is never code: nothing is unpickled but what processes of one run hand to each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import REPOSITORY, text_of

RUNS_CODE = frozenset({"marshal", "pickle", "shelve", "dill", "cloudpickle", "joblib"})
"""Modules whose readers can make any object, or call anything, that the bytes name."""

BETWEEN_PROCESSES = frozenset(
    {
        "plugins/pipeline/cache/dask.py",
        "plugins/system/fork.py",
    }
)
"""Files in which processes of one run hand things to each other; what they hand over is gone when the run ends."""


def imports(source: str) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Call):
            yield from (word.value for word in node.args[:1] if _is_import(node) and isinstance(word, ast.Constant))


def _is_import(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in ("import_module", "__import__")


def unsafe(source: str) -> set[str]:
    """Return the modules a file imports that run code when they read."""
    return {name for name in imports(source) if name.partition(".")[0] in RUNS_CODE}


def test_nothing_that_is_kept_can_run_code():
    paths = [path.relative_to(REPOSITORY).as_posix() for path in sorted((REPOSITORY / "plugins").rglob("*.py"))]
    assert {path for path in paths if unsafe(text_of(path))} == BETWEEN_PROCESSES


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "import marshal as plain",
        "from pickle import loads",
        "def read():\n    import shelve",
        "import importlib\nimportlib.import_module('pickle')",
        "__import__('marshal')",
    ],
)
def test_each_way_to_import_one_is_found(source):
    assert unsafe(source) != set()


def test_other_modules_are_none():
    assert unsafe("import json\nfrom picklejar import lid\nopen('pickle')") == set()
