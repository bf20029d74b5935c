"""A loop that shows no progress is the same loop."""

from __future__ import annotations

from plugins.system.progress import no_progress


def test_no_progress_gives_the_things_as_they_are():
    things = iter("abc")
    assert no_progress(things, "Reading", 3) is things
