"""Lines of lists with one title are told apart."""

from __future__ import annotations

from plugins.render.views.fragments import Link, Time
from plugins.render.views.items import told_apart
from plugins.render.views.list_fragments import Item


def line(title: str, day: str = "", number: str = "") -> Item:
    return Item(Link(title), Time(day, day) if day else None, "", number=number)


def apart(*lines: Item) -> list[str]:
    return [item.apart for item in told_apart(lines)]


def test_titles_that_stand_once_need_nothing():
    assert apart(line("Rules on Blood", "2020-12-29", "Order No. 7"), line("Rules on Wells", "2012-08-06")) == ["", ""]


def test_two_of_one_title_are_told_apart_by_their_numbers():
    lines = line("Rules", "2020-12-29", "Order No. 7"), line("Wells"), line("Rules", "2020-08-06", "Order No. 5")
    assert apart(*lines) == ["Order No. 7", "", "Order No. 5"]


def test_where_a_number_is_missing_the_years_tell():
    assert apart(line("Rules", "2020-12-29", "Order No. 7"), line("Rules", "2012-08-06")) == ["2020", "2012"]


def test_in_one_year_the_days_tell():
    assert apart(line("Rules", "2020-12-29"), line("Rules", "2020-08-06")) == ["2020-12-29", "2020-08-06"]


def test_without_any_difference_each_says_what_it_has():
    assert apart(line("Rules", "2020-12-29"), line("Rules", "2020-12-29", "Order No. 7"), line("Rules")) == [
        "2020-12-29",
        "Order No. 7",
        "",
    ]
