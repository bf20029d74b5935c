"""What is counted is said rightly of one."""

from __future__ import annotations

import pytest

from plugins.model.counted import counted


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 findings"), (1, "1 finding"), (2, "2 findings"), (21, "21 findings")]
)
def test_one_alone_is_said_of_one(count, said):
    assert counted(count, "finding") == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 people sign"), (1, "1 person signs"), (2, "2 people sign")])
def test_words_that_take_more_than_an_s_are_given(count, said):
    assert counted(count, "person signs", "people sign") == said
