"""Synonyms are groups of words, none in two of them, few enough for every browser that searches."""

from __future__ import annotations

import pytest

from plugins.policy.load import load_policy
from tests.repository import REPOSITORY

FILE = "synonyms.yaml"


def test_a_root_needs_no_synonyms(root):
    assert load_policy(root).synonyms == ()


def test_a_group_is_read_in_its_order(root, faults):
    assert faults(FILE, ("", "- [flu, influenza]\n- [打疫苗, 预防接种, 接种疫苗]\n")) == []
    assert load_policy(root).synonyms == (("flu", "influenza"), ("打疫苗", "预防接种", "接种疫苗"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- [flu]\n", "synonyms.yaml:1: got a group of fewer than two words"),
        ("- [flu, influenza]\n- [grippe, flu]\n", "synonyms.yaml:2: 'flu' stands in group 1 already"),
        ("- [flu, flu]\n", "'flu' stands twice"),
        (f"- [flu, {'x' * 41}]\n", "expected a word of at most 40 characters"),
        ("flu: influenza\n", "expected a list"),
        ("".join(f"- [a{n}, b{n}]\n" for n in range(301)), "got 301 groups, expected at most 300"),
    ],
)
def test_anything_else_is_named(faults, text, fault):
    assert fault in "\n".join(faults(FILE, ("", text)))


def test_the_demonstration_has_synonyms():
    assert ("influenza", "flu") in load_policy(REPOSITORY / "demonstration").synonyms
