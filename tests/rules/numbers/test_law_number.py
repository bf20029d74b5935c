"""COL013: laws carry the number of their order, announcement or interpretation, or none."""

import pytest

from plugins.rules.numbers.law_number import law_number
from tests.corpus import corpus
from tests.rules.make import document, shown


def findings(number):
    return shown(law_number(document("laws-and-regulations", document_number=number)))


@pytest.mark.parametrize(
    "number",
    [
        "令第517号",
        "公告第33号",
        "第33号",
        "第61号令",
        "中华人民共和国国务院令第517号",
        "中华人民共和国主席令第三十八号",
        "2026年第3号",
        "公告2026年第3号",
        "法释〔2020〕17号",
        "卫规〔2026〕3号",
        "Order No. 61",
        "Ministry Order No. 61",
        "State Council Order No. 517",
        "Announcement No. 3 of 2026",
        "Order of the Ministry of Health No. 12 (2026)",
    ],
)
def test_a_form_that_laws_carry_passes(number):
    assert findings(number) == []


def test_a_statute_without_a_number_passes():
    assert list(law_number(document("laws-and-regulations"))) == []


def test_every_real_number_passes():
    numbers = {r["number"] for r in corpus("laws.jsonl.xz") if r["number"]}
    assert len(numbers) > 200
    assert [number for number in sorted(numbers) if findings(number)] == []


@pytest.mark.parametrize(
    "number",
    [
        "517",
        "令第0517号",
        "令517",
        "卫规[2026]3号",
        "法释(2020)17号",
        "2026年第03号",
        "Order 61",
        "Order No.61",
        "Order no. 61",
        "",
    ],
)
def test_anything_else_is_one_finding(number):
    assert len(findings(number)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("Order 61") == [
        "content/laws-and-regulations/2026/a.md:2: COL013 document_number: got 'Order 61', "
        "expected a number such as 令第517号, 公告第33号, 2026年第3号, 法释〔2020〕17号 or Order No. 61"
    ]
