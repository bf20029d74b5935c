"""The bytes that are signed: made once, at approval, and never made again to check them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping

from plugins.model.address import slug_of
from plugins.model.column import Column
from plugins.model.digest import revision_digest, sha256
from plugins.model.document import Document

FILE = "document.md"


def canonical_bytes(document: Document, column: Column) -> bytes:
    """Write a document in its one canonical form.

    Front matter in schema order, each scalar a JSON string, each list in flow
    form; NFC; LF; no BOM; no blank lines around the body; one final newline.
    ``status`` is left out; ``column`` and ``slug``, which make the address,
    are put in. Keys that the column does not know are left out: the reader
    has refused them.
    """
    values = _values(document) | {"column": column.key}
    lines = ["---"]
    lines += [f"{name}: {_json(values[name])}" for name in column.fields if name in values]
    lines += ["---", ""]
    body = _body(document)
    return ("\n".join(lines) + (body + "\n" if body else "")).encode()


def document_digest(document: Document, column: Column) -> str:
    """Return ``sha256:…`` of the revision that approving this document would make."""
    return digest_with(canonical_bytes(document, column), document)


def digest_with(data: bytes, document: Document) -> str:
    """Return ``sha256:…`` of the revision of canonical bytes that were made of this document."""
    return revision_digest([(FILE, sha256(data)), *((a.name, a.sha256) for a in document.attachments)])


def revision_folder(id: str, digest: str) -> str:
    """Return the POSIX path of a revision under the root, ``approved/k7/k7m29xqf/3fa91c22d0aa``."""
    return f"approved/{id[:2]}/{id}/{digest.removeprefix('sha256:')[:12]}"


def content_of(document: Document) -> tuple[Mapping[str, object], str, tuple[tuple[str, str], ...]]:
    """Return what "changed since approval" compares: fields, body and attachments, whatever their bytes' order."""
    fields = {k: v for k, v in _values(document).items() if k not in ("status", "column")}
    return fields, _body(document), tuple((a.name, a.sha256) for a in document.attachments)


def _values(document: Document) -> dict[str, str | tuple[str, ...]]:
    """Return what was typed, in NFC, without empty values and with the slug that the address is made of."""
    typed = {k: v for k, v in document.raw.items() if v not in ("", ())}
    typed.setdefault("slug", slug_of(document.string("title"), document.id))
    return {k: _nfc(v) if isinstance(v, str) else tuple(map(_nfc, v)) for k, v in typed.items()}


def _body(document: Document) -> str:
    return _nfc(document.body.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _json(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ", ".join(json.dumps(v, ensure_ascii=False) for v in value) + "]"
