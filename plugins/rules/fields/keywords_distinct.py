"""No keyword is said twice."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

MOST = 10


@rule("COL006", clause="IV.1")
def keywords_distinct(document: Document) -> Iterator[Finding]:
    """Require keywords that differ in more than case and white space, at most ten.

    Source: 国办发〔2017〕47号, tag ``Keywords``.
    """
    seen: set[str] = set()
    again: list[str] = []
    keywords = document.strings("keywords")
    for keyword in keywords:
        key = "".join(keyword.casefold().split())
        if key in seen:
            again.append(keyword)
        seen.add(key)
    if again:
        yield document.finding(
            keywords_distinct,
            field="keywords",
            got=("twice " + ", ".join(again),),
            expected="each keyword once, such as [vaccines, storage]",
        )
    if len(keywords) > MOST:
        yield document.finding(
            keywords_distinct,
            field="keywords",
            got=(counted(len(keywords), "keyword"),),
            expected=f"at most {MOST}, those that readers would type",
        )
