"""COL018: higher numbers are announced later."""

from plugins.rules.numbers.number_order import number_order
from tests.rules.make import catalogue, clock, publication, shown

IDS = ("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd")


def findings(*announced):
    public = [
        publication(id, document_number=f"卫规〔2026〕{n}号", announced=day)
        for n, (id, day) in enumerate(zip(IDS, announced, strict=False), start=1)
    ]
    return shown(number_order(catalogue(*public), clock()))


def test_numbers_in_the_order_of_their_days_pass():
    assert findings("2026-01-10", "2026-02-10", "2026-02-10") == []


def test_sixty_days_out_of_order_pass():
    assert findings("2026-03-02", "2026-01-01") == []


def test_one_announced_long_after_a_higher_number_is_one_finding():
    assert findings("2026-01-05", "2026-09-01", "2026-03-01", "2026-03-02") == [
        "approved/bb/bbbbbbbb/0123456789ab/document.md: COL018 announced: got 2026-09-01, "
        "expected a day in the order of the numbers: 卫规〔2026〕3号 was announced on 2026-03-01"
    ]
