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
    values: dict[str, str | tuple[str, ...]] = {k: v for k, v in document.raw.items() if v not in ("", ())}
    values["column"] = column.key
    values.setdefault("slug", slug_of(document.string("title"), document.id))
    lines = ["---"]
    lines += [f"{name}: {_json(values[name])}" for name in column.fields if name in values]
    lines += ["---", ""]
    body = unicodedata.normalize("NFC", document.body.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    return ("\n".join(lines) + (body + "\n" if body else "")).encode()


def document_digest(document: Document, column: Column) -> str:
    """Return ``sha256:…`` of the revision that approving this document would make."""
    files = [(FILE, sha256(canonical_bytes(document, column)))]
    return revision_digest(files + [(a.name, a.sha256) for a in document.attachments])


def revision_folder(id: str, digest: str) -> str:
    """Return the POSIX path of a revision under the root, ``approved/k7/k7m29xqf/3fa91c22d0aa``."""
    return f"approved/{id[:2]}/{id}/{digest.removeprefix('sha256:')[:12]}"


def content_of(document: Document) -> tuple[Mapping[str, object], str, tuple[tuple[str, str], ...]]:
    """Return what "changed since approval" compares: fields, body and attachments, whatever their bytes' order."""
    fields = {k: v for k, v in document.raw.items() if k not in ("status", "column", "slug") and v not in ("", ())}
    body = unicodedata.normalize("NFC", document.body.replace("\r\n", "\n")).strip("\n")
    return fields, body, tuple((a.name, a.sha256) for a in document.attachments)


def _json(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return json.dumps(unicodedata.normalize("NFC", value), ensure_ascii=False)
    return "[" + ", ".join(json.dumps(unicodedata.normalize("NFC", v), ensure_ascii=False) for v in value) + "]"
