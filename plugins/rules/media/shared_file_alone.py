"""A shared document has one file."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("MED001", clause="IV.1", every=False)
def shared_file_alone(document: Document) -> Iterator[Finding]:
    """Require that a document whose file texts share has one file, so that its id says which one.

    Source: regulation IV.1 (what is released was reviewed: each file by acts of its own).
    """
    if len(document.attachments) != 1:
        names = ", ".join(file.name for file in document.attachments)
        yield document.finding(
            shared_file_alone,
            line=document.body_line,
            got=(names or "no file",),
            expected="one file in the folder of the document's name; each further one is a document of its own",
        )
