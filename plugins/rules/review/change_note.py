"""A change to something public says what changed."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("REV002", clause="I.6", scope="reference")
def change_note(document: Document, library: Library) -> Iterator[Finding]:
    """Require ``change`` (minor or major) and a new ``change_note`` where a public document is changed.

    The page shows its dated history with these notes.

    Source: regulation I.6 (what was released is corrected in the open).
    """
    if not library.is_changed(document):
        return
    if not document.string("change"):
        yield document.finding(
            change_note, field="change", expected="minor or major: this document is public and is being changed"
        )
    note = document.string("change_note").strip()
    before = library.catalogue.publications[document.id].revision.string("change_note").strip()
    if not note or note == before:
        yield document.finding(
            change_note,
            field="change_note",
            got=("the note on the last change",) if note else None,
            expected="what is different now, in a sentence, such as Corrects the telephone number in section 3",
        )
