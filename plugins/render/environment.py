"""Jinja as this site uses it: everything escaped, nothing undefined, templates from the theme alone."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def make_environment(theme: Path) -> Environment:
    """Return an environment whose templates lie in ``templates/`` and ``components/`` of ``theme``.

    A name that does not exist raises `jinja2.TemplateNotFound`; there is no
    other theme to fall back to.
    """
    return Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
