"""Which law a name means, among those that are public."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.render.law_index import Law, LawIndex, meant
from tests.render.make import World

LAWS = "laws-and-regulations"
OLD, NEW = Law("2003-05-01", "a", "/a.html", "1"), Law("2020-01-01", "b", "/b.html", "2")


@pytest.mark.parametrize(
    ("laws", "day", "law"),
    [
        pytest.param((OLD,), date(2010, 1, 1), OLD, id="the only one"),
        pytest.param((NEW,), date(2010, 1, 1), NEW, id="the only one, also where it is newer"),
        pytest.param((OLD,), None, OLD, id="the only one, for a text without a day"),
        pytest.param((OLD, NEW), date(2010, 1, 1), OLD, id="of two the one that there was"),
        pytest.param((OLD, NEW), date(2020, 1, 1), NEW, id="of two the newer one from its day on"),
        pytest.param((OLD, NEW), date(2000, 1, 1), None, id="none of two that are newer"),
        pytest.param((OLD, NEW), None, None, id="none of two for a text without a day"),
        pytest.param((OLD, OLD._replace(id="c")), date(2010, 1, 1), None, id="none of two of one day"),
        pytest.param((), date(2010, 1, 1), None, id="none"),
    ],
)
def test_a_name_means(laws, day, law):
    assert meant(laws, day) == law


def test_laws_are_found_by_title_and_without_the_revision_in_brackets():
    world = World()
    day = {"announced": date(2020, 1, 1), "issued_by": ("Ministry of Health",)}
    world.add("aaaaaaaa", LAWS, "中华人民共和国甲法（2019年修订）", "一。", language="zh-Hans", **day)
    world.add("bbbbbbbb", "work-updates", "乙法", "一。", language="zh-Hans", dated=date(2020, 1, 1))
    world.add("cccccccc", LAWS, "丙法", "一。", language="zh-Hans", **day)
    world.add("dddddddd", LAWS, "丙法", "二。", language="zh-Hans", **day)
    world.add("eeeeeeee", LAWS, "丁法", "一。", language="zh-Hans", **day)
    world.add("ffffffff", LAWS, "丁法（2021年修订）", "二。", language="zh-Hans", **day)
    index = LawIndex(world.catalogue().rows.values())
    names = ("甲法(2019年修订)", "甲法", "甲法(2001年修订)", "乙法", "丙法", "丁法", "丁法(2021年修订)")
    assert {name: "".join(law.id[0] for law in index.laws(name)) for name in names} == {
        "甲法(2019年修订)": "a",
        "甲法": "a",
        "甲法(2001年修订)": "a",
        "乙法": "",
        "丙法": "cd",
        "丁法": "ef",
        "丁法(2021年修订)": "f",
    }
