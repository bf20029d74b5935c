"""Commands that are printed run where they are read, and paths open there."""

from __future__ import annotations

import pytest

from plugins.pipeline.commands.hints import ROOTLESS, from_here, in_root
from plugins.pipeline.commands.parameter import parameters
from tasks import TASKS

SENTENCE = "li.wei has no key in policy/people.yaml; python3 inv enroll li.wei makes one"


def test_without_a_root_nothing_is_added():
    assert in_root(SENTENCE, "") == SENTENCE


@pytest.mark.parametrize(
    ("root", "command"),
    [
        ("../play", "python3 inv enroll --root ../play li.wei makes one"),
        ("../演 示", "python3 inv enroll --root '../演 示' li.wei makes one"),
        ("../a'b", "python3 inv enroll --root '../a'\"'\"'b' li.wei makes one"),
    ],
)
def test_a_command_is_for_the_root_that_the_task_was_given(root, command):
    assert in_root(SENTENCE, root).endswith(f"; {command}")


@pytest.mark.parametrize(
    "sentence",
    [
        "python3 inv lists the tasks.",
        "python3 inv installs what requirements.lock names",
        "python3 inv new-site DIR makes a site",
        "python3 inv table wells.csv",
        "Try: python3 inv queue --root demo",
    ],
)
def test_a_sentence_about_no_root_and_one_with_its_root_stay(sentence):
    assert in_root(sentence, "../play") == sentence


def test_exactly_the_tasks_that_take_no_root_are_left_alone():
    takes = {name for name, task in TASKS.items() if "root" in {one.name for one in parameters(task)}} | {"register"}
    assert {name for name in TASKS if in_root(f"python3 inv {name}", "x") == f"python3 inv {name}"} == set(ROOTLESS)
    assert TASKS.keys() - takes == set(ROOTLESS)


def test_a_path_opens_from_where_one_stands(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert from_here(tmp_path / "play", "content/a.md") == "../play/content/a.md"
    monkeypatch.chdir(tmp_path)
    assert from_here(tmp_path, "content/a.md") == "content/a.md"
