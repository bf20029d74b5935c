"""COL016: every document number up to the latest is public or accounted for."""

from plugins.model.finding import Weight
from plugins.rules.numbers.number_gap import number_gap
from tests.rules.make import catalogue, clock, publication, shown

IDS = ("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd")


def findings(*numbers, column="policy-information", **settings):
    public = [publication(id, column, document_number=n, **settings) for id, n in zip(IDS, numbers, strict=False)]
    return shown(number_gap(catalogue(*public), clock()))


def test_numbers_without_a_gap_pass_in_any_order():
    assert findings("卫规〔2026〕2号", "卫规〔2026〕1号", "卫规〔2026〕3号") == []


def test_agencies_and_years_are_counted_apart():
    assert findings("卫规〔2026〕1号", "卫办〔2026〕1号", "卫规〔2025〕1号") == []


def test_a_column_that_does_not_count_passes():
    assert findings("卫规〔2026〕7号", column="laws-and-regulations") == []


def test_an_old_site_may_begin_anywhere_in_a_year():
    assert findings("卫规〔2019〕12号", "卫规〔2019〕13号", adopted=True) == []


def test_it_refuses_nothing():
    assert number_gap.weight is Weight.NOTE


def test_each_gap_is_one_finding_with_its_first_and_last_number():
    assert findings("卫规〔2026〕2号", "卫规〔2026〕5号") == [
        "approved/aa/aaaaaaaa/0123456789ab/document.md: COL016 document_number: got nothing public under "
        "卫规〔2026〕1号, expected every number below 卫规〔2026〕2号 public, or a reason on file why it is not",
        "approved/bb/bbbbbbbb/0123456789ab/document.md: COL016 document_number: got nothing public under "
        "卫规〔2026〕3号 to 卫规〔2026〕4号, expected every number below 卫规〔2026〕5号 public, or a reason on file "
        "why it is not",
    ]
