"""The web server is told where a notice stands in the place of a withdrawn document."""

from __future__ import annotations

from plugins.model.publication import Notice
from plugins.plan.withdrawn import withdrawn_map
from tests.plan.make import NOW, Shelf, revision
from tests.review.office import ID, OTHER


def test_each_notice_has_a_line_and_nothing_else_has():
    catalogue, _ = Shelf.public(revision(ID)).schedule(NOW)
    assert withdrawn_map(catalogue) == b""
    notice = Notice(OTHER, "/work-updates/2026/open-day.html", "work-updates", NOW, "en")
    object.__setattr__(catalogue, "notices", (notice,))
    assert withdrawn_map(catalogue) == b"/work-updates/2026/open-day.html 1;\n"
