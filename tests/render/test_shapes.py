"""Page shapes: two files with one name, each of which needs the other."""

from __future__ import annotations

import re
import shutil
from types import SimpleNamespace

import pytest

from plugins.model.error import SiteError
from plugins.model.shape import shape_names
from plugins.render.shapes import SHAPES, check_templates, shape_of
from tests.render.make import THEME, World
from tests.render.site import render


@pytest.fixture
def theme(tmp_path):
    """A copy of the theme, to be spoiled."""
    return shutil.copytree(THEME, tmp_path / "theme")


def test_every_file_of_the_folder_is_a_shape_of_its_name(tmp_path):
    for name in ("__init__.py", "question.py", "document.py", "notes.md"):
        (tmp_path / name).touch()
    assert shape_names(tmp_path) == ("document", "question")


def test_the_theme_has_a_template_for_each_shape():
    check_templates(THEME, SHAPES)


def test_a_shape_without_a_template_is_an_error_with_the_file_that_is_missing(theme):
    (theme / "templates/pages/question.html").unlink()
    with pytest.raises(
        SiteError, match=r"templates/pages/question\.html: missing; plugins/render/pages/question\.py is"
    ):
        render(World(), theme=theme)


def test_a_template_without_a_shape_is_an_error_with_the_file_that_is_missing(theme):
    (theme / "templates/pages/hearing.html").touch()
    with pytest.raises(SiteError, match=r"plugins/render/pages/hearing\.py: missing; .*/pages/hearing\.html is"):
        render(World(), theme=theme)


def test_all_missing_files_are_named_at_once(theme):
    (theme / "templates/pages/question.html").rename(theme / "templates/pages/hearing.html")
    with pytest.raises(SiteError) as found:
        check_templates(theme, SHAPES)
    assert len(re.findall(r": missing;", str(found.value))) == 2


@pytest.mark.parametrize("lacking", ["details", "structured_data"])
def test_a_shape_that_lacks_a_function_is_an_error_with_its_file(lacking):
    functions = {name: print for name in ("details", "structured_data") if name != lacking}
    with pytest.raises(SiteError, match=f"plugins/render/pages/hearing.py: it has no function {lacking}"):
        shape_of("hearing", SimpleNamespace(**functions))
