"""No two people have keys that a reader takes for one another (I.3, IV.1)."""

from __future__ import annotations

import pytest

from plugins.policy.load import load_policy
from plugins.policy.look_alikes import look_alikes
from tests.repository import DEMONSTRATION


@pytest.mark.parametrize(
    ("key", "other"),
    [
        *(
            ("chen-yu", "chen.yu"),
            ("chenyu", "chen.yu"),
            ("1i.wei", "li.wei"),
            ("l1.wei", "li.wei"),
            ("ll.wei", "li.wei"),
        ),
        *(("li.we1", "li.wei"), ("il.wei", "li.wei"), ("fang.nlng", "fang.ning"), ("zha0.min", "zhao.min")),
        *(("zhao.rnin", "zhao.min"), ("vvang.qing", "wang.qing"), ("clu.fu", "du.fu"), ("5un.hao", "sun.hao")),
    ],
)
def test_a_key_that_looks_like_another_is_found(key, other):
    assert look_alikes([other, key]) == ((key, other),)


@pytest.mark.parametrize(
    ("one", "other"), [("li.wei", "li.lei"), ("wang.fang", "wang.fan"), ("li.wei", "li.wei2"), ("sun.hao", "sun.tao")]
)
def test_other_names_pass(one, other):
    assert look_alikes([one, other]) == ()


def test_nobody_of_the_demonstration_looks_like_somebody_else():
    assert look_alikes(load_policy(DEMONSTRATION).people) == ()
