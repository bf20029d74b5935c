"""Worlds that cost little: short lists, and templates that are compiled once."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
import pytest

from plugins.plan import appearances, entries
from tests.incremental.demonstration import Shown, shown
from tests.incremental.world import make_world


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """What the repository shows at two instants, in a root that was never built."""
    return shown(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="module")
def short_lists_and_swift_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let few documents fill several pages and move the search, and compile each template once by its source."""
    compiled: dict[object, object] = {}
    compile = jinja2.Environment.compile

    def remembering(self, source, name=None, filename=None, *more, **options):
        key = source, name, more, tuple(sorted(options.items()))
        if key not in compiled:
            compiled[key] = compile(self, source, name, filename, *more, **options)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "PAGE_SIZE", 4)
        patch.setattr(entries, "HOME_ITEMS", 3)
        patch.setattr(appearances, "LEAST", 3)
        patch.setattr(jinja2.Environment, "compile", remembering)
        world = make_world(tmp_path_factory.mktemp("first"), in_one_process=True)
        world.release()
        world.build()
        yield
