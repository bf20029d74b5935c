"""What another policy changes is told in lines that a person reads."""

from __future__ import annotations

import pytest

from plugins.pipeline.snapshot.policy_changes import changes
from plugins.policy.load import policy_files
from tests.repository import DEMONSTRATION

FILES, _ = policy_files(DEMONSTRATION)
PEOPLE = "policy/people.yaml"
UPDATES = "policy/columns/work-updates.yaml"


def told(path, old, new):
    """Replace a text in one file and return what is told."""
    assert old.encode() in FILES[path]
    return changes(FILES, FILES | {path: FILES[path].replace(old.encode(), new.encode(), 1)})


def test_the_same_policy_changes_nothing():
    assert changes(FILES, dict(FILES)) == {}


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        pytest.param(
            "{role: liaison, department: disease-control, since: 2025-01-01}",
            "{role: liaison, department: disease-control, since: 2025-01-01, until: 2026-12-01}",
            [
                "guo.tao: no more liaison in disease-control, since 2025-01-01 00:00",
                "guo.tao: now liaison in disease-control, since 2025-01-01 00:00 until 2026-12-01 00:00",
            ],
            id="a term that ends",
        ),
        pytest.param("name: {en: Li Wei,", "name: {en: Li Way,", ["li.wei: another name, Li Way, 李薇"], id="a name"),
        pytest.param(
            "# People, the",
            "# The",
            [
                "- # People, the terms of their roles, and their public keys. Fictional, all of them.",
                "+ # The terms of their roles, and their public keys. Fictional, all of them.",
            ],
            id="a comment",
        ),
    ],
)
def test_people_are_told_by_what_they_may(old, new, lines):
    assert told(PEOPLE, old, new) == {PEOPLE: lines}


def test_a_chain_is_told_before_the_lines_of_its_column():
    (first, *lines) = told(UPDATES, "[information-office]", "[liaison, information-office]")[UPDATES]
    assert first == "work-updates: approved by liaison, then information-office instead of information-office"
    assert [line[0] for line in lines] == ["-", "+"]


def test_a_policy_with_faults_and_characters_nobody_sees_are_told_as_they_are():
    found = told(PEOPLE, "role: liaison", "role: liaison\x1b[2J\u202e")[PEOPLE]
    assert "<U+001B>[2J<U+202E>" in found[1]
