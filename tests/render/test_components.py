"""Every component: described, rendered as recorded, escaping what it is given."""

from __future__ import annotations

from typing import Any

import pytest

from tests.render.components import FOLDERS, GOLDEN, Record, description, environment, examples, recorded, render
from tests.render.html_pages import parse

COMPONENTS = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
MARKUP = "<b class='x'>\"&amp;"


def hostile(value: Any) -> Any:
    if isinstance(value, str):
        return MARKUP if value else value
    if isinstance(value, tuple):
        return tuple(hostile(entry) for entry in value)
    if isinstance(value, Record):
        return Record({key: hostile(entry) for key, entry in vars(value).items()})
    return value


@COMPONENTS
def test_a_component_says_what_it_is_and_what_it_takes(folder):
    said = description(folder)
    macro = environment().globals[folder.name.replace("-", "_")]
    assert said["about"].strip().endswith((".", "…"))
    assert tuple(said["parameters"]) == macro.arguments
    assert said["accessibility"]
    assert said["examples"]
    for name, parameter in said["parameters"].items():
        assert parameter.keys() == {"required", "about"}, name


@COMPONENTS
def test_every_example_renders_as_recorded(folder):
    assert recorded(folder) == (GOLDEN / f"{folder.name}.html").read_text(encoding="utf-8")


@COMPONENTS
def test_markup_in_any_argument_is_shown_as_text(folder):
    for name, arguments in examples(folder):
        page = parse(render(folder, {key: hostile(value) for key, value in arguments.items()}))
        assert not page.all("b"), name


def test_nothing_is_recorded_of_a_component_that_is_gone():
    assert {path.stem for path in GOLDEN.iterdir()} == {folder.name for folder in FOLDERS}
