"""What is said of a working text while a text of it waits for review: whether it is that one, and its status line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.model.standing import Dossier
from plugins.review.faults import SUBMITTED

STATUS = "REV001"
"""Code of the rule that compares the status line with the ledger."""


def with_submission(
    findings: Iterable[Finding], document: Document, dossier: Dossier, digest: str
) -> Iterator[Finding]:
    """Yield findings on a text that waits for review, and one more where it is not the text that was submitted.

    A status line that says something else stops nothing where the text is the submitted one: whoever takes
    the next step signs the text without that line, and the step writes it.

    Args:
        findings: of rules and reader.
        document: the working text.
        dossier: of the document, with a text that waits.
        digest: that approving the working text would sign.
    """
    is_submitted = digest == dossier.pending
    for finding in findings:
        if is_submitted and finding.code == STATUS:
            yield replace(
                finding, weight=Weight.NOTE, expected="submitted; whoever takes the next step need not mend it"
            )
        else:
            yield finding
    if not is_submitted:
        yield Finding(
            document.path,
            0,
            SUBMITTED.code,
            SUBMITTED.name,
            "",
            f"{document.text_and_files} changed after {' and '.join(dossier.steps[0].by)} submitted the text",
            "the text that was submitted: its author submits it again, or a reviewer sends it back with inv return",
            SUBMITTED.weight,
            document.id,
        )
