"""References name documents of the columns that policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("LNK005", clause="IV.2", scope="reference")
def reference_target(document: Document, library: Library) -> Iterator[Finding]:
    """Require that each id in a reference field is another document, which exists and stands in an allowed column.

    A law amends and repeals laws; a work update repeals nothing.

    Source: regulation IV.2; Legislation Law of 2023, article 99 (which rules rank above which).
    """
    column = library.policy.columns.get(document.column)
    for name, field in column.fields.items() if column else ():
        for id in document.ids_in(name) if field.is_reference else ():
            where = library.column_of(id)
            dossier = library.catalogue.dossiers.get(id)
            if id == document.id:
                got, expected = "this document itself", "the id of another one, such as k7m29xqf"
            elif where is None and dossier is not None and dossier.approvals:
                continue
            elif where is None:
                got, expected = f"{id}, which no document has", "the id of a document, such as k7m29xqf"
            elif field.columns and where not in field.columns:
                got, expected = f"{id} of {where}", "a document of " + " or ".join(field.columns)
            else:
                continue
            yield document.finding(reference_target, field=name, got=(got,), expected=expected)
