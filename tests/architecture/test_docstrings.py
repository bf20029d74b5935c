"""Whatever others may call says what the signature cannot."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import faults_of, is_python, project_files

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def undocumented(path: str, source: str) -> Iterator[str]:
    """Yield the file and every public class, function and method in it that has no docstring."""
    module = ast.parse(source)
    if not ast.get_docstring(module):
        yield f"{path}:1: the file has no docstring"
    yield from _within(path, module)


def _within(path: str, parent: Documented) -> Iterator[str]:
    for node in parent.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield f"{path}:{node.lineno}: {node.name} has no docstring"
        if isinstance(node, ast.ClassDef):
            yield from _within(path, node)


def unannounced_packages(paths: tuple[str, ...]) -> Iterator[str]:
    """Yield folders of the program that hold Python but do not say what they are."""
    folders = {path.rpartition("/")[0] for path in paths if path.startswith("plugins/") and path.endswith(".py")}
    for folder in sorted(folders):
        if f"{folder}/__init__.py" not in paths:
            yield f"{folder}: has no __init__.py that says what it is"


def test_everything_public_has_a_docstring():
    program = ("plugins/", "benchmarks/", "tasks.py", "inv", "pelicanconf.py", "publishconf.py")
    assert faults_of(undocumented, lambda path: is_python(path) and path.startswith(program)) == []


def test_every_file_of_the_tests_says_what_it_holds_true():
    def of_the_tests(path: str, source: str) -> Iterator[str]:
        found = undocumented(path, source) if source else ()
        return (fault for fault in found if fault.endswith("the file has no docstring"))

    assert faults_of(of_the_tests, lambda path: path.startswith("tests/") and is_python(path)) == []


def test_every_package_says_what_it_is():
    assert list(unannounced_packages(project_files())) == []


def test_what_is_private_may_go_without():
    assert list(undocumented("a.py", '"""A."""\ndef _f(): pass\nclass _C:\n    def m(self): pass')) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("x = 1", "a.py:1: the file has no docstring"),
        ('"""A."""\ndef f(): pass', "a.py:2: f has no docstring"),
        ('"""A."""\nclass C:\n    """C."""\n    def m(self): pass', "a.py:4: m has no docstring"),
        ('"""A."""\nclass C:\n    x = 1', "a.py:2: C has no docstring"),
    ],
)
def test_what_is_public_and_says_nothing_is_found(source, fault):
    assert list(undocumented("a.py", source)) == [fault]


def test_a_package_that_does_not_say_what_it_is_is_found():
    paths = ("plugins/__init__.py", "plugins/read/document.py")
    assert list(unannounced_packages(paths)) == ["plugins/read: has no __init__.py that says what it is"]
