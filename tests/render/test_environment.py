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


@pytest.mark.parametrize(
    ("sentence", "source", "page"),
    [
        ("Sponsor:", "<p>{{ t.said }} <a>b</a></p>", "<p>Sponsor: <a>b</a></p>"),
        ("主办单位：", "<p>{{ t.said }} <a>b</a></p>", "<p>主办单位：<a>b</a></p>"),
        ("主办单位：", "<strong>{{ t.said }}</strong> <a>b</a>", "<strong>主办单位：</strong><a>b</a>"),
        ("主办单位", "<p>{{ t.said }} <a>b</a></p>", "<p>主办单位 <a>b</a></p>"),
        ("有（试行）", "{{ t.said }} | {{ t.said }}", "有（试行） | 有（试行）"),
    ],
)
def test_between_a_full_width_sign_and_what_it_leads_to_is_no_space(
    tmp_path: Path, sentence: str, source: str, page: str
) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    assert make_environment(tmp_path, {"said": sentence}, {}).get_template("page.html").render() == page


@pytest.mark.parametrize(
    ("words", "expected"), [("Amended by:", "Amended by: x"), ("修改，依据：", "修改，依据：x"), ("", " x")]
)
def test_words_that_a_view_says_have_the_same_gap(environment: Environment, words: str, expected: str) -> None:
    assert environment.from_string("{{ words }}{{ words | gap }}x").render(words=words) == expected
