"""A name that one system cannot hold is no name for anybody."""

import pytest

from plugins.model.file_name import is_device, is_portable


@pytest.mark.parametrize(
    "name", ["a.pdf", "附件1：表格.xlsx", "100%.txt", "a b.txt", "auxiliary.md", "com10", "com0", "a" * 200]
)
def test_a_name_that_every_system_holds_is_portable(name):
    assert is_portable(name)


@pytest.mark.parametrize(
    "name", [".a", "a.", "a ", "a:b", "a?b", "a*", "a|b", 'a"b', "a<b", "a\\b", "a/b", "a#b", "\ud800", "a" * 201]
)
def test_a_name_that_one_system_cannot_hold_is_not(name):
    assert not is_portable(name)


@pytest.mark.parametrize("name", ["aux", "Con", "NUL.md", "prn.tar.gz", "com1", "LPT9.txt", "com¹"])
def test_what_windows_takes_for_a_device_is_not(name):
    assert is_device(name) and not is_portable(name)
