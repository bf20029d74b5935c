"""The same root at the same instant gives the same bytes: with a cache, without, elsewhere, on another host."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.model.value import parse_instant
from plugins.pipeline.build.build import Build, BuildOptions, build
from plugins.pipeline.build.pelican_run import run_pelican
from tests.repository import REPOSITORY
from tests.sites.demonstration import lay
from tests.sites.places import files

AT = "2026-11-23T18:00:00+08:00"
CACHE = Path(".cache/store.sqlite")
BUILD = """
import sys
from pathlib import Path
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions, build
root, at = sys.argv[1:]
build(BuildOptions(Path(root), Path(root) / "output", parse_instant(at), cache=False))
"""


@pytest.fixture(scope="module")
def first(recorded, tmp_path_factory):
    """Build the demonstration once, keeping the cache; return the root and the files."""
    root = lay(recorded, tmp_path_factory.mktemp("first") / "root")
    build(BuildOptions(root, root / "output", parse_instant(AT)))
    return root, files(root / "output")


@pytest.fixture(scope="module")
def copied(first, tmp_path_factory):
    """Copy the root with its cache and output, and build there; every test leaves an output that is whole."""
    root, _ = first
    copy = shutil.copytree(root, tmp_path_factory.mktemp("again") / "root", copy_function=shutil.copy2)
    build(BuildOptions(copy, copy / "output", parse_instant(AT)))
    return copy


@pytest.fixture
def again(first, copied):
    """Return a root that was built, and how to build there; it gives the files of the first build each time."""
    _, expected = first

    def built(*, cache=True):
        outcome = build(BuildOptions(copied, copied / "output", parse_instant(AT), cache=cache))
        assert files(copied / "output") == expected
        return outcome

    return copied, built


def test_the_demonstration_has_something_of_everything(first):
    _, expected = first
    assert len(expected) > 200
    assert any(name.startswith("search/texts.") for name in expected)


def test_with_the_cache_nothing_is_written_again(again):
    _, built = again
    assert built().written == 0


def test_without_the_cache_everything_is_written_and_the_same(again):
    root, built = again
    assert built(cache=False).written == len(files(root / "output"))


def test_through_pelican(again):
    root, _ = again
    expected = files(root / "output")
    run_pelican(Build(BuildOptions(root, root / "pelican", parse_instant(AT))))
    assert files(root / "pelican") == expected


def overwrite_values(path, value):
    """Put one value in the place of everything that the cache holds."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET value = ?", (value,))
    connection.close()


DAMAGE = {
    "nothing in it": lambda place: place.write_bytes(b""),
    "no database": lambda place: place.write_bytes(b"no database" * 1000),
    "cut in half": lambda place: place.write_bytes(place.read_bytes()[: place.stat().st_size // 2]),
    "a page of zeros": lambda place: place.write_bytes(place.read_bytes()[:8192] + bytes(4096)),
    "values without a checksum": lambda place: overwrite_values(place, b"\x00"),
    "values that are something else": lambda place: overwrite_values(place, b"null"),
    "a folder": lambda place: (place.unlink(), place.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_with_a_damaged_cache(damage, again):
    root, built = again
    built()  # so that the cache is whole, whatever the test before has made of it
    damage(root / CACHE)
    built()


def test_after_somebody_was_at_the_output(again):
    root, built = again
    output = root / "output"
    (output / "index.html").write_bytes(b"changed")
    (output / "sitemap.xml").unlink()
    (output / "stray").mkdir()
    (output / "stray" / "a.html").write_bytes(b"")
    (output / "robots.txt").unlink()
    (output / "robots.txt").mkdir()
    shutil.rmtree(output / "zh")
    (output / "zh").write_bytes(b"")
    built()


def test_after_a_folder_of_the_output_became_a_link(again, tmp_path):
    root, built = again
    shutil.move(root / "output" / "zh", tmp_path / "elsewhere")
    (root / "output" / "zh").symlink_to(tmp_path / "elsewhere")
    before = files(tmp_path / "elsewhere")
    built()
    assert files(tmp_path / "elsewhere") == before


@pytest.mark.parametrize(
    ("folder", "environment"),
    [
        ("root", {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles"}),
        (
            "root",
            {
                "PYTHONHASHSEED": "2",
                "TZ": "Pacific/Kiritimati",
                "LC_ALL": "C",
                "PYTHONUTF8": "0",
                "PYTHONCOERCECLOCALE": "0",
            },
        ),
        ("another root/根", {"TZ": "UTC", "COLUMNS": "20", "PYTHONOPTIMIZE": "1"}),
    ],
    ids=["hash seed and zone", "hash seed, zone and locale", "path"],
)
def test_in_another_process(folder, environment, first, recorded, tmp_path):
    _, expected = first
    root = lay(recorded, tmp_path / folder)
    subprocess.run(
        [sys.executable, "-c", BUILD, root, AT],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        check=True,
    )
    assert files(root / "output") == expected
