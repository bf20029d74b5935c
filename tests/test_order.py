"""The longest files of tests are begun first."""

from __future__ import annotations

import ast

from tests.order import RANKS, rank
from tests.repository import REPOSITORY


def test_each_file_that_is_named_is_there():
    assert [path for path in RANKS if not path.is_file()] == []


def test_files_are_begun_in_the_order_of_their_names_and_all_others_after_them():
    named = list(RANKS)
    others = [path for path in (REPOSITORY / "tests").rglob("test_*.py") if path not in RANKS]
    assert len(others) > len(named)
    assert sorted([*others[:3], *named[::-1]], key=rank) == [*named, *others[:3]]


def test_the_two_that_are_begun_at_once_do_not_need_the_demonstration():
    for path in list(RANKS)[:4]:
        names = {node.arg for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.arg)}
        assert not names & {"recorded", "demonstration", "demonstration_built"}, path
