"""The shapes of document pages, found by listing ``pages/``: one Python file and one template each."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model.document import Text
from plugins.model.error import SiteError
from plugins.model.publication import Publication
from plugins.model.shape import FOLDER, shape_names

if TYPE_CHECKING:
    from plugins.render.view_context import ViewContext
    from plugins.render.views.page_views import DocumentView

TEMPLATES = "templates/pages"
"""Where each shape has its template in a theme, ``<shape>.html``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is special about the pages of some documents.

    Attributes:
        details: returns what the template shows besides what every document has, as ``view.details``:
            frozen plain data. It is given the context, the document and the language of the page.
        structured_data: returns what the page says in schema.org's words. It is given the view, whose
            ``structured_data`` follows from the column's ``schema_type``, and the text.
        panel: fields that its template shows by itself, from ``view.details``; they stand not in the table as well.
    """

    details: Callable[[ViewContext, Publication, str], object]
    structured_data: Callable[[DocumentView, Text], Mapping[str, Any]]
    panel: frozenset[str] = frozenset()


def load_shapes() -> Mapping[str, Shape]:
    """Return every shape by name.

    Raises:
        SiteError: a file lacks a function.
    """
    return {name: shape_of(name, importlib.import_module(f"plugins.render.pages.{name}")) for name in shape_names()}


def shape_of(name: str, module: object) -> Shape:
    """Return the shape whose functions a module holds, and the fields that it names as ``PANEL``, if it does.

    Raises:
        SiteError: it lacks one.
    """
    found = {part: getattr(module, part, None) for part in ("details", "structured_data")}
    for part, function in found.items():
        if not callable(function):
            raise SiteError(f"{FOLDER}/{name}.py: it has no function {part}")
    return Shape(**found, panel=frozenset(getattr(module, "PANEL", ())))  # type: ignore[arg-type]


def check_templates(theme: Path, shapes: Mapping[str, Shape]) -> None:
    """Check that a theme has a template for each shape, and no other.

    Raises:
        SiteError: one line for each file that is missing.
    """
    folder = theme / TEMPLATES
    templates = {path.stem for path in folder.glob("*.html")}
    faults = [f"{FOLDER}/{name}.py: missing; {folder}/{name}.html is there" for name in templates - shapes.keys()]
    faults += [f"{folder}/{name}.html: missing; {FOLDER}/{name}.py is there" for name in shapes.keys() - templates]
    if faults:
        raise SiteError("\n".join(sorted(faults)))


SHAPES = load_shapes()
