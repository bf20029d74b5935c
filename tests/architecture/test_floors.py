"""Rooms of the program import what lies below them; no room across the braces, no circle of files."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import REPOSITORY, faults_of, is_python, tree_of

FLOORS = (
    ("tasks", "plugin"),
    ("commands",),
    ("setup",),
    ("publish", "preview"),
    ("build", "workspace"),
    ("snapshot",),
    ("cache",),
    ("paths",),
    ("stages",),
    ("system", "model"),
)
NEVER = {
    ("publish", "workspace"): "a release does not know the working tree",
    ("preview", "build"): "a preview does not know the output",
}
IMPORTERS = frozenset({"import_module", "__import__", "find_spec", "load_members"})
REGISTRY = "plugins/model/registry.py"
"""Imports what its callers name: `load_members` counts as an import where it is called."""

LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
LIBRARIES_OF = {"pelican": "build"}
ABOVE = re.compile(r"__file__.*\.parents|__file__.*\.parent\.parent$")


def room_of(module: str) -> str:
    """Return the room in which a module lies, ``""`` for what is no part of the program."""
    parts = module.split(".")
    if parts[0] == "tasks":
        return "tasks"
    if parts[0] != "plugins":
        return ""
    if len(parts) == 1:
        return "model"  # the package of all of them imports none
    if parts[1] == "pipeline":
        return parts[2] if len(parts) > 2 and parts[2] in LEVEL else "plugin"
    return parts[1] if parts[1] in ("system", "model") else "stages"


def module_of(path: str) -> str:
    """Return the full name of the module that a file is."""
    return ".".join(PurePosixPath(path).with_suffix("").parts).removesuffix(".__init__")


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything imported, wherever it stands and by whatever means the source shows."""
    defaults = dict(_defaults(source))
    for node in tree_of(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _callee(node) in IMPORTERS:
            yield node.lineno, _text(node.args[0], defaults) if node.args else "?"


def _callee(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _defaults(source: str) -> Iterator[tuple[str, str]]:
    """Yield parameters with a constant default: what a function imports unless a test hands it something else."""
    for node in tree_of(source):
        if isinstance(node, ast.FunctionDef):
            places = [*node.args.posonlyargs, *node.args.args]
            with_default = places[len(places) - len(node.args.defaults) :]
            for parameter, default in zip(with_default, node.args.defaults, strict=True):
                if isinstance(default, ast.Constant):
                    yield parameter.arg, str(default.value)


def _text(argument: ast.expr, defaults: Mapping[str, str]) -> str:
    """Return the constant beginning of a name that is put together, ``?`` for none."""
    if isinstance(argument, ast.Name):
        return defaults.get(argument.id, "?")
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    if isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        return str(argument.values[0].value).rstrip(".")
    return "?"


def room_imports(path: str, source: str) -> Iterator[str]:
    """Yield imports that go up, across to a neighbour, or to what a room may never know."""
    room = room_of(module_of(path))
    if not room:
        return
    for line, name in imported(source):
        package = name.partition(".")[0]
        other = room_of(name)
        if name == "?":
            if path != REGISTRY:
                yield f"{path}:{line}: imports a name that the source does not show"
        elif package in ("tests", "benchmarks"):
            yield f"{path}:{line}: imports {name}; the program does not know its tests and benchmarks"
        elif package in LIBRARIES_OF and room not in ("plugin", LIBRARIES_OF[package]):
            yield f"{path}:{line}: imports {name}; only the room {LIBRARIES_OF[package]} imports {package}"
        elif room in ("system", "model") and package != "plugins" and package not in sys.stdlib_module_names:
            yield f"{path}:{line}: imports {name}; {room} needs the standard library only"
        elif not other or other == room != "stages":
            continue
        elif room == other == "stages":
            if name.split(".")[1] != module_of(path).split(".")[1]:
                yield f"{path}:{line}: imports {name}; a stage imports plugins.model, plugins.system and itself"
        elif LEVEL[other] <= LEVEL[room]:
            yield f"{path}:{line}: {room} imports {name}; rooms import what lies below them"
        elif (room, other) in NEVER:
            yield f"{path}:{line}: {room} imports {name}; {NEVER[room, other]}"


def circles(sources: Mapping[str, str]) -> list[str]:
    """Return the files of a circle of imports, none when there is no circle; what only types ask for counts too."""
    modules = {module_of(path): path for path in sources}
    graph = {path: _needed(path, source, modules) for path, source in sources.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _needed(path: str, source: str, modules: Mapping[str, str]) -> set[str]:
    names = [name for _, name in imported(source)]
    found = {modules.get(name) or modules.get(name.rpartition(".")[0]) for name in names}
    return {other for other in found if other and other != path}


def parents_counted(path: str, source: str) -> Iterator[str]:
    """Yield places that find out where the repository lies by counting folders."""
    for node in tree_of(source):
        if isinstance(node, ast.Attribute) and ABOVE.search(ast.unparse(node)):
            yield f"{path}:{node.lineno}: counts folders above itself; plugins/pipeline/paths.py knows where things lie"


def is_program(path: str) -> bool:
    """Tell whether a file is part of the program."""
    return is_python(path) and (path.startswith("plugins/") or path == "tasks.py")


def test_rooms_import_what_lies_below_them():
    assert faults_of(room_imports, is_program) == []


def test_no_files_import_each_other_in_a_circle():
    paths = [p.relative_to(REPOSITORY).as_posix() for p in (REPOSITORY / "plugins").rglob("*.py")]
    assert circles({path: (REPOSITORY / path).read_text(encoding="utf-8") for path in paths}) == []


def test_one_file_knows_where_the_repository_lies():
    assert faults_of(parents_counted, lambda p: is_program(p) and p != "plugins/pipeline/paths.py") == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("plugins/pipeline/commands/office.py", "from plugins.pipeline.workspace.workspace import Workspace"),
        ("plugins/pipeline/publish/make_release.py", "from plugins.pipeline.build.run import run_build"),
        ("plugins/pipeline/preview/preview.py", "from plugins.pipeline.workspace.workspace import Workspace"),
        ("plugins/pipeline/cache/derived.py", "from plugins.read.approved import read_revision\nimport sqlite3"),
        ("plugins/pipeline/build/pelican_plugin.py", "from pelican.writers import Writer"),
        (
            "plugins/read/document.py",
            "import yaml\nfrom plugins.system.pool import Processes\nimport plugins.read.front",
        ),
        ("plugins/rules/ruleset.py", "from importlib import import_module\nimport_module(f'plugins.rules.{a}.{b}')"),
        ("tasks.py", "from plugins.pipeline.commands import office"),
    ],
)
def test_what_goes_down_passes(path, source):
    assert list(room_imports(path, source)) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param("plugins/pipeline/cache/blobs.py", "import plugins.pipeline.snapshot.root", id="up"),
        pytest.param("plugins/pipeline/build/build.py", "from plugins.pipeline import commands", id="up, as a name"),
        pytest.param("plugins/pipeline/build/a.py", "from plugins.pipeline.workspace import b", id="across"),
        pytest.param("plugins/pipeline/publish/a.py", "from plugins.pipeline.preview.b import c", id="across above"),
        pytest.param("plugins/pipeline/publish/a.py", "from plugins.pipeline.workspace.b import c", id="a release"),
        pytest.param("plugins/pipeline/preview/a.py", "from plugins.pipeline.build.b import c", id="a preview"),
        pytest.param(
            "plugins/pipeline/snapshot/a.py", "def f():\n    import plugins.pipeline.build.b", id="in a function"
        ),
        pytest.param(
            "plugins/pipeline/snapshot/a.py",
            "if TYPE_CHECKING:\n    from plugins.pipeline.build.b import c",
            id="for types alone",
        ),
        pytest.param(
            "plugins/pipeline/cache/a.py",
            "import importlib\nimportlib.import_module('plugins.pipeline.build.build')",
            id="importlib",
        ),
        pytest.param("plugins/pipeline/cache/a.py", "__import__('plugins.pipeline.snapshot')", id="__import__"),
        pytest.param("plugins/pipeline/cache/a.py", "import_module(name)", id="a name that is not shown"),
        pytest.param("plugins/pipeline/cache/a.py", "load_members('plugins.pipeline.build', 'A', A)", id="a registry"),
        pytest.param(
            "plugins/read/a.py", "def load(package='plugins.plan'):\n    import_module(package)", id="a default"
        ),
        pytest.param("plugins/read/a.py", "from plugins.plan.entries import plan", id="a stage and its sibling"),
        pytest.param("plugins/read/a.py", "from plugins.pipeline.paths import THEME", id="a stage and the pipeline"),
        pytest.param("plugins/model/a.py", "from plugins.system.pool import Processes", id="the nouns and the machine"),
        pytest.param(
            "plugins/system/a.py", "from plugins.model.error import SiteError", id="the machine and the nouns"
        ),
        pytest.param("plugins/system/a.py", "import yaml", id="a library in the machine"),
        pytest.param("plugins/__init__.py", "from plugins.read import document", id="a stage in the package of all"),
        pytest.param("plugins/render/a.py", "from plugins import policy", id="a sibling as a name"),
        pytest.param("plugins/read/a.py", "from tests.corpus import corpus", id="the tests"),
        pytest.param("plugins/pipeline/publish/a.py", "import pelican", id="Pelican elsewhere"),
        pytest.param("plugins/pipeline/commands/office.py", "from tasks import TASKS", id="the list of tasks"),
    ],
)
def test_what_goes_up_or_across_is_found(path, source):
    assert len(list(room_imports(path, source))) == 1


def test_a_circle_is_found_wherever_its_imports_stand():
    sources = {
        "plugins/system/a.py": "from plugins.system.b import c",
        "plugins/system/b.py": "def f():\n    from plugins.system import a",
    }
    assert set(circles(sources)) == set(sources)
    assert circles({"plugins/system/a.py": "from plugins.system.b import c", "plugins/system/b.py": ""}) == []


def test_a_file_that_counts_folders_is_found():
    assert len(list(parents_counted("plugins/pipeline/a.py", "HERE = Path(__file__).resolve().parents[2]"))) == 1
    assert list(parents_counted("plugins/pipeline/a.py", "above = path.parents[1]\nname = Path(__file__).name")) == []
