"""A summary is short enough to stand in a list."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

LONGEST = {"zh-Hans": 150, "en": 400}


@rule("COL004", clause="IV.1", weight=Weight.NOTE)
def summary_length(document: Document) -> Iterator[Finding]:
    """Ask for a summary of at most 400 characters, 150 in Chinese, other than the title.

    It stands in lists, feeds and the page tag ``Description``.

    Source: 国办发〔2017〕47号, tags of document pages.
    """
    summary = document.string("summary").strip()
    longest = LONGEST.get(document.string("language"), LONGEST["en"])
    if len(summary) > longest:
        yield document.finding(
            summary_length,
            field="summary",
            got=(counted(len(summary), "character"),),
            expected=f"at most {longest}: one or two sentences that say what is new and for whom",
        )
    elif summary and summary == document.string("title").strip():
        yield document.finding(
            summary_length,
            field="summary",
            got=("the title again",),
            expected="one or two sentences that say what is new and for whom, or no summary",
        )
