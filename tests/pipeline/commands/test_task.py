"""Each task has a name of its own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from plugins.pipeline.commands.task import Task, tasks_of

FETCH, OTHER = Task("fetch", lambda: None), Task("fetch", lambda: None)


def test_tasks_are_found_in_their_order_and_one_may_be_imported_by_another_module():
    found = tasks_of(SimpleNamespace(__name__="one", a=FETCH, b=1), SimpleNamespace(__name__="two", a=FETCH))  # type: ignore[arg-type]
    assert found == {"fetch": FETCH}


def test_a_second_one_of_a_name_stops_the_program_and_is_named():
    with pytest.raises(ValueError, match="two: there is a task fetch already"):
        tasks_of(SimpleNamespace(__name__="one", a=FETCH), SimpleNamespace(__name__="two", a=OTHER))  # type: ignore[arg-type]
