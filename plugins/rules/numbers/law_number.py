"""Laws carry the number of their order, announcement or interpretation, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

FIELD = "document_number"
SERIAL = r"(?:[1-9][0-9]*|[一二三四五六七八九十百〇零]+)"
FORMS = (
    # 令第517号, 公告第33号, 第33号, 中华人民共和国国务院令第517号, 主席令第三十八号
    re.compile(rf"(?<![\u4e00-\u9fff、])[\u4e00-\u9fff、]*?(?:令|公告|通告|决定)?第{SERIAL}号(?:令|公告|通告)?"),
    # 2026年第3号, 公告2026年第3号
    re.compile(
        r"(?<![\u4e00-\u9fff、])[\u4e00-\u9fff、]*?(?:令|公告|通告)?(?:19|20)[0-9]{2}年第[1-9][0-9]*号(?:令|公告|通告)?"
    ),
    # 法释〔2020〕17号, 〔1994〕489号
    re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]*〔(?:19|20)[0-9]{2}〕[1-9][0-9]*号"),
    # Order No. 61, State Council Order No. 517, Announcement No. 3 of 2026
    re.compile(
        r"(?<![A-Za-z' ])(?:[A-Z][A-Za-z']*(?: of)?(?: the)? )*"
        r"(?:Order|Decree|Announcement|Decision|Law|Act|Regulation|Rule)"
        r"(?: of(?: [A-Za-z']+){1,8})? No\. [1-9][0-9]*(?: of (?:19|20)[0-9]{2}| \((?:19|20)[0-9]{2}\))?"
    ),
)


@rule("COL013", clause="IV.2", every=False)
def law_number(document: Document) -> Iterator[Finding]:
    """Require that ``document_number``, where a law has one, is in a form that laws carry.

    Orders and announcements are numbered 令第517号, 公告第33号, 2026年第3号 or
    "Order No. 61"; judicial interpretations and older rules like normative
    documents, 法释〔2020〕17号. No leading zeros, and tortoise-shell brackets
    (U+3014, U+3015). Statutes have no number of their own.

    Source: GB/T 9704-2012, 7.2.5 and 10.2 (orders); 500 laws as they were announced.
    """
    number = document.raw.get(FIELD)
    if number is not None and not (isinstance(number, str) and any(form.fullmatch(number) for form in FORMS)):
        yield document.finding(
            law_number,
            field=FIELD,
            got=number,
            expected="a number such as 令第517号, 公告第33号, 2026年第3号, 法释〔2020〕17号 or Order No. 61",
        )
