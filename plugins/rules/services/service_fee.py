"""A service is free, or says what it costs and which article allows the fee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule
from plugins.rules.service_item import ARTICLE

FIELD = "fee"
FREE = re.compile(r"\b(?:free|no fee|none)\b|不收费|免费", re.IGNORECASE)
AMOUNT = re.compile(r"[0-9][,.]*+\s*+(?:yuan|元)|(?:yuan|¥|CNY)\s*[0-9]", re.IGNORECASE)


@rule("SRV005", clause="IV.6", every=False)
def service_fee(document: Document) -> Iterator[Finding]:
    """Require that ``fee`` says free, or an amount in yuan with the article that allows it.

    Source: Administrative Licensing Law of 2019, articles 58 and 59 (no fee without a law, and its rate public).
    """
    fee = document.string(FIELD)
    if fee and not FREE.search(fee) and not (AMOUNT.search(fee) and ARTICLE.search(fee)):
        yield document.finding(
            service_fee,
            field=FIELD,
            got=fee,
            expected="free of charge (不收费), or the amount and its basis, such as "
            "30 yuan, Article 7 of the Water Act (30元，《饮用水法》第七条)",
        )
