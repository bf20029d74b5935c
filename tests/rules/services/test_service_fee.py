"""SRV005: a service is free, or says what it costs and which article allows the fee (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.services.service_fee import service_fee
from tests.rules.make import document, shown


def findings(fee):
    return shown(service_fee(document("service-guide", title="A", fee=fee)))


@pytest.mark.parametrize(
    "fee",
    ["Free of charge", "none", "不收费", "免费", "30 yuan, Article 7 of the Water Act", "30元，《饮用水法》第七条"],
)
def test_no_fee_or_one_with_its_basis_passes(fee):
    assert findings(fee) == []


@pytest.mark.parametrize(
    "fee", ["30 yuan", "Article 7 of the Water Act", "as the window says", "30元", "按规定收取", "freely set"]
)
def test_a_fee_without_amount_or_basis_is_one_finding(fee):
    assert len(findings(fee)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("30 yuan") == [
        "content/service-guide/2026/a.md:3: SRV005 fee: got '30 yuan', expected free of charge (不收费), or the amount "
        "and its basis, such as 30 yuan, Article 7 of the Water Act (30元，《饮用水法》第七条)"
    ]
