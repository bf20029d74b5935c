"""Compiled templates: kept where only their user can write, and compiled again anywhere else."""

from __future__ import annotations

import os

import pytest
from jinja2 import DictLoader, Environment

from plugins.pipeline.cache.templates import DAYS, FOLDER, compiled_templates

VERSION = "1"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Return the folder of compiled templates."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / FOLDER


def compiles(version=VERSION, *, cache=True, source="{{ name }}"):
    """Load a template as a build does; tell whether it had to be compiled, and save it."""
    compiled = compiled_templates(version, cache=cache)
    dumped = []
    dump = compiled.dump_bytecode
    compiled.dump_bytecode = lambda bucket: dumped.append(bucket.key) or dump(bucket)
    environment = Environment(loader=DictLoader({"page": source}), autoescape=True, bytecode_cache=compiled)
    assert environment.get_template("page").render(name="a<b") == "a&lt;b"
    compiled.save()
    return bool(dumped)


def test_a_template_is_compiled_once(place):
    assert [compiles(), compiles()] == [True, False]
    assert place.stat().st_mode & 0o777 == 0o700


def test_another_version_and_another_text_are_compiled(place):
    compiles()
    assert compiles("2")
    assert compiles(source="{{ name }}{# changed #}")
    assert not compiles("2")


def test_without_a_cache_nothing_is_read_or_saved(place):
    assert compiles(cache=False)
    assert not place.exists()
    compiles()
    assert compiles(cache=False)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_to_is_not_used(mode, place):
    compiles()
    place.chmod(mode)
    assert compiles()
    place.chmod(0o700)
    assert not compiles()


def test_a_file_that_others_can_write_to_is_not_read(place):
    compiles()
    [file] = place.iterdir()
    file.chmod(0o666)
    assert compiles()


def test_a_folder_of_somebody_else_is_not_used(place, monkeypatch):
    compiles()
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    assert compiles()


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_link_is_not_followed(what, place, tmp_path):
    compiles()
    [file] = place.iterdir()
    moved = place if what == "folder" else file
    moved.rename(tmp_path / "moved")
    moved.symlink_to(tmp_path / "moved")
    assert compiles()


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"?"])
def test_a_damaged_file_is_not_believed(spoil, place):
    compiles()
    [file] = place.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert [compiles(), compiles()] == [True, False]


def test_where_there_is_no_folder_they_are_compiled_each_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    for home in (str(tmp_path / "file"), "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", home)
        assert [compiles(), compiles()] == [True, True]


def test_files_of_versions_that_are_long_gone_are_removed(place):
    compiles()
    [old] = place.iterdir()
    past = old.stat().st_mtime - (DAYS + 1) * 86_400
    os.utime(old, (past, past))
    compiles("2")
    assert [file.name for file in place.iterdir()] == ["templates-2"]
