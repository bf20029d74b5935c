"""A reprint names who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

NOBODY = re.compile(
    r"(?:来源|源自|转自|综合|摘自|来自|据|：|:|\s)*(?:互联网|因特网|网络|网上|媒体|有关媒体|相关媒体|多家媒体|外媒|境外媒体|国外媒体|海外媒体"
    r"|新闻媒体|报刊|社交媒体|朋友圈|微信群|综合|不详|未知|佚名)(?:消息|报道|资料|整理|转载)*"
    r"|(?:the )?(?:internet|web|online|network|media|press|foreign (?:media|press)|news(?: media)?|social media"
    r"|various|several|unknown|n/?a|agencies|reports)(?: (?:sources?|media|reports?|users))*",
    re.IGNORECASE,
)


@rule("REP001", clause="IV.4", every=False)
def source_named(document: Document) -> Iterator[Finding]:
    """Require that ``source`` names a medium or an organization, not the internet or the media at large.

    Source: regulation IV.4; Copyright Law of 2020, article 24 (author and title are named).
    """
    source = document.string("source").strip()
    if source and NOBODY.fullmatch(source):
        yield document.finding(
            source_named,
            field="source",
            got=source,
            expected="who published it, by name, such as Lanting Evening Post",
        )
