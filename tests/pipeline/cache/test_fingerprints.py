"""What is kept is kept for the program that made it: a change in any room that decides is seen."""

from __future__ import annotations

import shutil

import pytest

from plugins.pipeline.cache import fingerprints
from plugins.pipeline.cache.fingerprints import derivation_fingerprint, program_fingerprint
from plugins.pipeline.paths import PLUGINS


@pytest.fixture
def digests(tmp_path, monkeypatch):
    """Change a source of a copy of the program; return the digests before and after."""
    copy = shutil.copytree(PLUGINS, tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__", "browser"))
    monkeypatch.setattr(fingerprints, "PLUGINS", copy)

    def both():
        for function in (fingerprints._sources, derivation_fingerprint, program_fingerprint):
            function.cache_clear()
        return derivation_fingerprint(), program_fingerprint()

    def changed(path):
        before = both()
        source = copy / path
        source.write_text(source.read_text() + "\n# changed\n")
        return [one != other for one, other in zip(before, both(), strict=True)]

    yield changed
    monkeypatch.undo()
    both()


STAGES = sorted(
    path.name for path in PLUGINS.iterdir() if path.is_dir() and path.name not in ("pipeline", "__pycache__")
)


@pytest.mark.parametrize("room", [*STAGES, "pipeline/cache"])
def test_a_change_in_a_stage_or_in_this_room_is_one_of_what_is_derived(room, digests):
    assert digests(f"{room}/__init__.py") == [True, True]


@pytest.mark.parametrize("path", ["pipeline/build/build.py", "pipeline/preview/outlines.py", "__init__.py"])
def test_a_change_in_the_rest_is_one_of_the_program(path, digests):
    assert digests(path)[1]


def test_the_pipeline_besides_decides_nothing_of_what_is_derived(digests):
    assert digests("pipeline/commands/operator.py") == [False, True]
