"""Imports say where they come from, and ``inv`` runs before anything is installed."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

from tests.architecture.sources import faults_of, is_python, tree_of


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and full name of each import; names imported from a package count as modules of it."""
    for node in tree_of(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def relative_imports(path: str, source: str) -> Iterator[str]:
    """Yield imports that do not say where they come from."""
    for node in tree_of(source):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"{path}:{node.lineno}: relative import"


def program_imports(path: str, source: str) -> Iterator[str]:
    """Yield what ``inv`` imports beyond the standard library: it runs before anything is installed."""
    for line, name in imported(source):
        if name.partition(".")[0] not in sys.stdlib_module_names:
            yield f"{path}:{line}: imports {name}; inv needs the standard library only"


def test_no_import_is_relative():
    assert faults_of(relative_imports, is_python) == []


def test_inv_imports_the_standard_library_only():
    assert faults_of(program_imports, lambda path: path == "inv") == []


def test_a_relative_import_is_found():
    assert list(relative_imports("a.py", "from . import b\nfrom .b import c")) == [
        "a.py:1: relative import",
        "a.py:2: relative import",
    ]


def test_a_library_in_inv_is_found():
    assert len(list(program_imports("inv", "import os\nimport yaml"))) == 1
