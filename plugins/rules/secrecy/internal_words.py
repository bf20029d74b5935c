"""Papers for use inside the house stay there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import first_lines, hits
from plugins.rules.rule import rule

LINE = re.compile(
    r"(?:绝密|机密|秘密|内部资料|内部文件|内部使用|工作秘密|仅供内部(?:使用|参考|参阅|传阅)?|内部资料[，,]?\s*(?:注意保存|请勿外传|严禁外传|不得外传)"
    r"|征求意见稿|送审稿|讨论稿|(?:for )?internal use only|for official use only|not for publication"
    r"|draft for (?:comments?|consultation|review))[!！。.]?",
    re.IGNORECASE,
)
IN_TITLE = re.compile(
    r"[（(【\[]\s*(?:征求意见稿|送审稿|讨论稿|内部资料|内部使用|internal use only|draft for (?:comments?|review))"
    r"\s*[）)】\]]\s*$|^\s*(?:内部资料|工作秘密|internal use only)",
    re.IGNORECASE,
)
IN_NAME = re.compile(r"^(?:绝密|机密|秘密)|内部资料|工作秘密|仅供内部|送审稿|internal[ _-]use[ _-]only", re.IGNORECASE)
CONSULTATION = re.compile(
    r"(?:公开|广泛|公众|社会)[^。]{0,6}征[求集][^。]{0,80}意见|public consultation|draft for public", re.IGNORECASE
)


@rule("SEC003", clause="I.2", adopted=True)
def internal_words(document: Document) -> Iterator[Finding]:
    """Refuse a document whose title, first line or file name says that it is a draft or for internal use.

    Elsewhere in the text the same words are a quotation: real laws speak of
    work secrets and drafts for review. A draft that the public is asked
    about says so in its title and passes.

    Source: regulation I.2; Regulations on Open Government Information, article 16 (internal papers and drafts).
    """
    title = document.string("title")
    if CONSULTATION.search(title):
        return
    if IN_TITLE.search(title):
        yield document.finding(
            internal_words, field="title", got=title[-20:], expected="the final text, or a title that asks the public"
        )
    for hit in hits(document, _first_line):
        yield document.finding(
            internal_words,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("words that mark a paper for internal use or a draft"),
            expected="the final text that may be public, without that line",
        )
    for number, file in enumerate(document.attachments, start=1):
        if IN_NAME.search(file.name):
            yield document.finding(
                internal_words,
                got=(
                    f"words that mark a paper for internal use or a draft in the name of attachment {number}, in the "
                    "order of names",
                ),
                expected="the final file, under a name that says what it is",
            )


def _first_line(words: str) -> Iterator[tuple[int, str]]:
    for offset, line in first_lines(words, 1):
        if LINE.fullmatch(line):
            yield offset, line
