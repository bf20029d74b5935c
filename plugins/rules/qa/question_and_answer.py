"""A question is asked, and it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

QUESTION = re.compile(
    r"[?？]\W*$|[吗呢]$|如何|怎么|怎样|什么|是否|哪[些里个种]|多少|多久|几[天岁次月年]|为何|何时|能否|可否|能不能|要不要"
    r"|^(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|may|must|should|shall"
    r"|will|would|has|have)\b",
    re.IGNORECASE,
)


@rule("QNA001", clause="IV.5", every=False)
def question_and_answer(document: Document) -> Iterator[Finding]:
    """Require that the title is a question and that the text answers it.

    A question ends in a question mark or has a word that asks.

    Source: regulation IV.5 (departments answer the questions of the public).
    """
    title = document.string("title").strip()
    if title and not QUESTION.search(title):
        yield document.finding(
            question_and_answer,
            field="title",
            got=title[:60],
            expected="a question, such as At what age are children vaccinated?",
        )
    answer = document.text.plain.strip()
    if not answer:
        yield document.finding(
            question_and_answer, line=document.body_line, expected="the answer, below the front matter"
        )
    elif "".join(answer.split()) == "".join(title.split()):
        yield document.finding(
            question_and_answer,
            line=document.body_line,
            got=("the question again",),
            expected="the answer, below the front matter",
        )
