"""An issue of the gazette comes with the PDF of its texts."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.gazette import COLLECTED_TEXTS, said_digests
from plugins.rules.rule import rule


@rule("GAZ002", clause="I.6", every=False)
def issue_printed(document: Document) -> Iterator[Finding]:
    """Require one attachment, a PDF that prints the digest of each text that the issue names.

    Source: regulation I.6; GB/T 33190 and ISO 14289-1 (documents that are kept and can be read by everybody).
    """
    files = document.attachments
    if [file.name.endswith(".pdf") for file in files] != [True]:
        yield document.finding(
            issue_printed,
            line=document.body_line,
            got=(", ".join(file.name for file in files) or "no file",),
            expected="the PDF of the issue alone, as python3 inv gazette MONTH --as WHO makes it",
        )
        return
    printed = "".join((files[0].text or "").split())
    for id, digest in said_digests(document.strings(COLLECTED_TEXTS)).items():
        if not digest or digest not in printed:
            yield document.finding(
                issue_printed,
                field=COLLECTED_TEXTS,
                got=(f"{id} {digest}, which {files[0].name} does not print",),
                expected="the PDF of these texts; compose the issue again with python3 inv gazette MONTH --as WHO",
            )
