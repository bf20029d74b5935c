"""A translation names the text that it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.translation import DIGEST, TRANSLATED_TEXT, TRANSLATES, is_current
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("LNK008", clause="IV.2", scope="reference")
def translation_bound(document: Document, library: Library) -> Iterator[Finding]:
    """Require that a translation gives the digest of the text of its original that is public, or approved last.

    Twelve digits of it are enough. A text that translates nothing has none.

    Source: regulation I.1 (accurate information); ISO 17100:2015, 4.4 (the source text is identified).
    """
    id, said = document.string(TRANSLATES), document.raw.get(TRANSLATED_TEXT)
    public, dossier = library.catalogue.publications.get(id), library.catalogue.dossiers.get(id)
    texts = [text for text in (public and public.revision.digest, dossier and dossier.approved) if text]
    example = texts[0].removeprefix("sha256:")[:12] if texts else "3fa91c0d2b11"
    if not id and said:
        expected = f"{TRANSLATES} beside it, with the id of the original, or nothing here"
    elif id and not DIGEST.fullmatch(document.string(TRANSLATED_TEXT)):
        expected = f"the digest of the text that was translated, or its first 12 digits, such as {example}"
    elif id and texts and not any(is_current(document, text) for text in texts):
        expected = f"the text of {id} as it is now, whose digest begins with {example}; compare before you change it"
    else:
        return
    yield document.finding(translation_bound, field=TRANSLATED_TEXT, got=said, expected=expected)
