"""Jinja as this site uses it: everything escaped, nothing undefined, templates from the theme alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

from plugins.render.telephone import called, telephone_address
from plugins.render.words import Words

SENTENCE = re.compile(r"\{\{ t\.([a-z_]+) \}\}((?:</[a-z]+>)? (?=<))?")
"""A sentence in a template, with the space before the element that it leads to."""

FULL_WIDTH = ("，", "、", "；", "：", "。", "？", "！", "）", "》", "”")
"""Signs that bring the space after them with them (W3C, Requirements for Chinese Text Layout, 3.1)."""

REMEMBERED = 1 << 15
"""How many rendered pieces are kept; a line of a list stands on several pages."""


class ThemeLoader(BaseLoader):
    """Templates of a theme, the sentences of one language already in them.

    ``{{ t.key }}`` becomes the escaped sentence when the template is read, so
    that pages do not look it up; a key that is not there is an error then.
    """

    def __init__(self, theme: Path, words: Words) -> None:
        self._theme = theme
        self._words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template by its path in the theme.

        Raises:
            TemplateNotFound: the theme has no such file; there is no other theme to fall back to.
            KeyError: it asks for a sentence that the language lacks.
        """
        path = self._theme / template
        if not path.is_file():
            raise TemplateNotFound(template)
        return SENTENCE.sub(self._sentence, path.read_text(encoding="utf-8")), str(path), lambda: True

    def _sentence(self, match: re.Match[str]) -> str:
        sentence = self._words[match[1]]
        after = match[2] or ""
        return f"{escape(sentence)}{after if gap(sentence) else after.rstrip()}"


def gap(words: str) -> str:
    """Return what stands between words and what they lead to: a space, but after a full-width sign nothing."""
    return "" if words.endswith(FULL_WIDTH) else " "


class Generator(CodeGenerator):
    """Writes templates as Jinja does, but for `SiteEnvironment.escaped`."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.escaped(")


class SiteContext(Context):
    """Jinja's context, for templates that call macros and methods: none needs the context as an argument."""

    def call(self, called: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        """Call what a template calls, without looking whether it asks for the context."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*arguments, **named)


class SiteEnvironment(Environment):
    """Jinja's environment, for templates that are escaped throughout.

    Jinja marks every piece of a page as markup, which takes longer than
    escaping it; it is enough that the whole is marked.
    """

    code_generator_class = Generator
    context_class = SiteContext

    @staticmethod
    def escaped(value: object) -> str:
        """Return a value as HTML: a string in which nothing is to be escaped, and markup, as they are."""
        if type(value) is Markup:
            return value
        if type(value) is str and not (
            "<" in value or "&" in value or '"' in value or "'" in value or ">" in value  # faster than any loop
        ):
            return value
        return escape(value)


def make_environment(
    theme: Path, words: Words, assets: Mapping[str, str], compiled: BytecodeCache | None = None
) -> Environment:
    """Return an environment for one language.

    Templates know ``t`` (the sentences), ``assets`` (addresses by name),
    ``once(macro, …)``: the macro's output, remembered for equal arguments, and
    each component's macro by the name of its folder, hyphens as underscores.
    ``compiled`` keeps templates from one run to the next.
    """
    environment = SiteEnvironment(
        loader=ThemeLoader(theme, words),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    environment.filters |= {"called": called, "gap": gap, "telephone_address": telephone_address}
    environment.globals |= {"t": words, "assets": assets, "once": lru_cache(REMEMBERED)(_call)}
    for folder in sorted((theme / "components").iterdir()):
        name = folder.name.replace("-", "_")
        environment.globals[name] = getattr(
            environment.get_template(f"components/{folder.name}/template.html").module, name
        )
    return environment


def _call(macro: Callable[..., Markup], *arguments: object) -> Markup:
    return macro(*arguments)
