"""A title is one sentence's worth of words without a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

LONGEST = 200
STOP = re.compile(r"[。．；;，,：:]$|(?<![A-Z.])(?<!\b[A-Za-z])(?<!\b[A-Za-z]{2})(?<!\b[A-Za-z]{3})\.$")


@rule("COL002", clause="IV.1", adopted=True)
def title_form(document: Document) -> Iterator[Finding]:
    """Require a title of at most 200 characters that holds a letter and does not end as a sentence or half of one.

    A full stop passes behind an abbreviation of up to three letters ("Co.", "No.").

    Source: GB/T 9704-2012, 7.3.1 (a title is made of issuer, subject and kind of document).
    """
    title = document.string("title").strip()
    if not title:
        return
    if len(title) > LONGEST:
        yield document.finding(
            title_form,
            field="title",
            got=(counted(len(title), "character"),),
            expected=f"at most {LONGEST}, such as Measures for the Storage of Vaccines",
        )
    if STOP.search(title):
        yield document.finding(
            title_form,
            field="title",
            got=title[-20:],
            expected="no full stop or other mark at the end, such as Measures for the Storage of Vaccines",
        )
    if not any(c.isalpha() for c in title):
        yield document.finding(
            title_form, field="title", got=title[:20], expected="words, such as Measures for the Storage of Vaccines"
        )
