"""Kinds of files: how each is made is said once, and none is forgotten."""

from __future__ import annotations

import pytest

from plugins.model.kind import Kind
from plugins.render.kinds import MADE, check_kinds
from tests.render.site import whole_site


def test_every_kind_that_is_rendered_is_made_by_somebody():
    check_kinds(MADE)


@pytest.mark.parametrize("kind", MADE)
def test_a_kind_that_nobody_makes_is_an_error_with_the_file_that_lacks_it(kind):
    with pytest.raises(TypeError, match=f"plugins/render/kinds.py does not say how files of the kind {kind} are made"):
        check_kinds(MADE.keys() - {kind})


def test_a_kind_that_is_made_but_not_said_to_be_rendered_is_an_error_with_the_file_that_lacks_it():
    with pytest.raises(
        TypeError, match=r"plugins/model/kind.py does not say that files of the kind asset are rendered"
    ):
        check_kinds([*MADE, Kind.ASSET])


def test_the_site_of_the_tests_has_every_kind_that_is_rendered():
    assert {kind for kind in Kind if kind.is_rendered} == {
        entry.kind for entry in whole_site().plan.entries if entry.kind.is_rendered
    }
