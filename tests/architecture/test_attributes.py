"""Signed bytes stay as they are: git converts no line ends in what people wrote and signed."""

from __future__ import annotations

import pytest

from tests.architecture.sources import text_of

UNTOUCHED = ("content", "approved", "ledger", "tests/sites")


def unprotected(attributes: str) -> list[str]:
    """Return the folders whose bytes git may change on the way."""
    lines = [line.split() for line in attributes.splitlines()]
    return [folder for folder in UNTOUCHED if [f"{folder}/**", "-text"] not in lines]


def test_git_leaves_signed_bytes_alone():
    assert unprotected(text_of(".gitattributes")) == []


@pytest.mark.parametrize("line", ["", "ledger/** text", "# ledger/** -text", "ledger/* -text"])
def test_a_folder_that_is_not_protected_is_found(line):
    others = "content/** -text\napproved/** -text\ntests/sites/** -text\n"
    assert unprotected(others + line) == ["ledger"]
