"""Stages import the nouns and themselves; only the pipeline and the tasks put them together."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import faults_of, is_python, tree_of


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and full name of each import; names imported from a package count as modules of it."""
    for node in tree_of(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def stage_imports(path: str, source: str) -> Iterator[str]:
    """Yield imports that a stage may not have."""
    parts = PurePosixPath(path).parts
    stage = parts[1] if parts[0] == "plugins" and len(parts) > 2 else ""
    if stage == "pipeline":
        return
    for line, name in imported(source):
        package, _, rest = name.partition(".")
        if package == "pelican":
            yield f"{path}:{line}: imports {name}; only plugins/pipeline imports Pelican"
        elif package == "plugins" and rest.partition(".")[0] not in ("model", stage):
            yield f"{path}:{line}: imports {name}; a stage imports plugins.model and itself"
        elif stage == "model" and package != "plugins" and package not in sys.stdlib_module_names:
            yield f"{path}:{line}: imports {name}; the nouns need the standard library only"
        elif package in ("tests", "tasks"):
            yield f"{path}:{line}: imports {name}; the program does not know its tests and tasks"


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


def test_stages_import_the_nouns_and_themselves():
    assert faults_of(stage_imports, lambda path: path.startswith("plugins/") and is_python(path)) == []


def test_no_import_is_relative():
    assert faults_of(relative_imports, is_python) == []


def test_inv_imports_the_standard_library_only():
    assert faults_of(program_imports, lambda path: path == "inv") == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("plugins/read/document.py", "import re\nimport yaml\nfrom plugins.model.finding import Finding"),
        ("plugins/read/document.py", "from plugins.read import markdown\nimport plugins.read.markdown"),
        ("plugins/model/clock.py", "from zoneinfo import ZoneInfo\nfrom plugins.model.value import ID"),
        ("plugins/pipeline/build.py", "import pelican\nfrom plugins.read.document import read_document"),
    ],
)
def test_what_is_allowed_passes(path, source):
    assert list(stage_imports(path, source)) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param("plugins/read/document.py", "from plugins.policy.load import load_policy", id="a sibling"),
        pytest.param("plugins/read/document.py", "from plugins import policy", id="a sibling as a name"),
        pytest.param("plugins/read/document.py", "import plugins.policy.load", id="a sibling as a module"),
        pytest.param("plugins/render/site.py", "from plugins.desk.index import index", id="the desk"),
        pytest.param("plugins/plan/entries.py", "from plugins.pipeline.build import build", id="the pipeline"),
        pytest.param("plugins/read/document.py", "def f():\n    import pelican.readers", id="Pelican in a function"),
        pytest.param("plugins/model/clock.py", "import yaml", id="a library in the nouns"),
        pytest.param("plugins/model/clock.py", "from plugins.read import document", id="a stage in the nouns"),
        pytest.param("plugins/read/document.py", "from tests.corpus import corpus", id="the tests"),
        pytest.param("plugins/__init__.py", "from plugins.read import document", id="a stage in the package of all"),
    ],
)
def test_what_is_not_allowed_is_found(path, source):
    assert len(list(stage_imports(path, source))) == 1


def test_a_relative_import_is_found():
    assert list(relative_imports("a.py", "from . import b\nfrom .b import c")) == [
        "a.py:1: relative import",
        "a.py:2: relative import",
    ]


def test_a_library_in_inv_is_found():
    assert len(list(program_imports("inv", "import os\nimport yaml"))) == 1
