"""Numbers of orders stand as readers of the page write them."""

import pytest

from plugins.render.order_numbers import number_in


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        ("令第31号", "Order No. 31", "令第31号"),
        ("Order No. 58", "Order No. 58", "令第58号"),
        ("公告第7号", "Announcement No. 7", "公告第7号"),
        ("卫规〔2026〕6号", "卫规〔2026〕6号", "卫规〔2026〕6号"),
        ("国务院令第31号", "国务院令第31号", "国务院令第31号"),
        ("Act No. 12", "Act No. 12", "Act No. 12"),
        ("令第031号", "令第031号", "令第031号"),
        ("", "", ""),
    ],
)
def test_an_order_has_two_forms_and_any_other_number_one(number, english, chinese):
    assert (number_in(number, "en"), number_in(number, "zh-Hans")) == (english, chinese)
