"""What is false is not told as if it were so."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("CLA002", clause="I.2", every=False)
def claim_apart(document: Document) -> Iterator[Finding]:
    """Require a title that is not the claim or a part of it, and a text that says more than the claim.

    Lists, feeds and results of searches show the title alone: a claim that
    stands there goes round once more. A claim that is true may be the title.

    Source: regulation I.1 (eliminate the influence of false or distorted reports).
    """
    claim, title = _letters(document.string("claim")), _letters(document.string("title"))
    if claim and title and title in claim and document.string("verdict") != "true":
        yield document.finding(
            claim_apart,
            field="title",
            got=document.string("title"),
            expected="what is the case, or that it is a claim, such as No Sleeping Agent in Lanting's Tap Water",
        )
    if claim and _letters(document.text.plain) in ("", claim):
        yield document.finding(
            claim_apart,
            line=document.body_line,
            got=("no more than the claim",),
            expected="what is the case and how that is known, below the front matter",
        )


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
