"""What templates put into a page: escaped as MarkupSafe escapes it, one piece at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup, escape

from plugins.render.environment import make_environment


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    (tmp_path / "components").mkdir()
    return make_environment(tmp_path, {}, {})


@pytest.mark.parametrize("value", [*map(chr, range(256)), "plain", "a & b < c", "卫生部", "", 7, None, True])
def test_every_piece_is_escaped_as_by_markupsafe(environment: Environment, value: object) -> None:
    page = environment.from_string("<p title='{{ value }}'>{{ value }}</p>").render(value=value)

    assert page == f"<p title='{escape(value)}'>{escape(value)}</p>"


def test_markup_stands_as_it_is(environment: Environment) -> None:
    assert environment.from_string("{{ value }}").render(value=Markup("<b>")) == "<b>"


def test_what_a_macro_returns_is_markup_and_what_went_in_is_not(environment: Environment) -> None:
    source = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{% set twice = bold(value) %}{{ twice }}{{ twice }}"

    assert environment.from_string(source).render(value="<i>") == "<b>&lt;i&gt;</b>" * 2


def test_what_only_looks_like_a_string_is_escaped(environment: Environment) -> None:
    class Words(str):
        __slots__ = ()

    assert environment.from_string("{{ value }}").render(value=Words("<b>")) == "&lt;b&gt;"


def test_what_is_not_given_is_an_error(environment: Environment) -> None:
    with pytest.raises(UndefinedError):
        environment.from_string("{{ value }}").render()
