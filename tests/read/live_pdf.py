"""PDF files that do something when they are opened."""

from __future__ import annotations

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def pdf_with(root: str, *objects: str, page: str = "", after: bytes = b"") -> bytes:
    """Return a file of one page whose catalogue and page have further entries, with objects from number 4 on."""
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] {page} >>",
        *objects,
    ]
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    begins = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{begins}\n%%EOF\n".encode()
    return bytes(out) + after


def packed(data: bytes) -> bytes:
    """Return the same file with its objects in compressed streams, whose names no search of its bytes finds."""
    reader = PdfReader(BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    plain = BytesIO()
    writer.write(plain)
    objects = PdfReader(plain)
    numbers = sorted(objects.xref[0])
    kept = [str_of(objects, number) for number in numbers]
    heads, at = [], 0
    for number, body in zip(numbers, kept, strict=True):
        heads.append(f"{number} {at}")
        at += len(body) + 1
    head = " ".join(heads) + " "
    inside = zlib.compress(head.encode() + b" ".join(kept))
    stream, table = max(numbers) + 1, max(numbers) + 2
    out = bytearray(b"%PDF-1.7\n")
    first = len(out)
    out += (
        f"{stream} 0 obj\n<< /Type /ObjStm /N {len(numbers)} /First {len(head)} /Filter /FlateDecode "
        f"/Length {len(inside)} >>\nstream\n".encode()
        + inside
        + b"\nendstream\nendobj\n"
    )
    second = len(out)
    rows = [b"\0\0\0\0\0\xff"]
    rows += [
        b"\2" + stream.to_bytes(4, "big") + bytes([numbers.index(n)]) if n in numbers else b"\0\0\0\0\0\0"
        for n in range(1, stream)
    ]
    rows += [b"\1" + first.to_bytes(4, "big") + b"\0", b"\1" + second.to_bytes(4, "big") + b"\0"]
    body = zlib.compress(b"".join(rows))
    root = objects.trailer.raw_get("/Root").idnum
    out += (
        f"{table} 0 obj\n<< /Type /XRef /Size {table + 1} /W [1 4 1] /Root {root} 0 R /Filter /FlateDecode "
        f"/Length {len(body)} >>\nstream\n".encode()
        + body
        + f"\nendstream\nendobj\nstartxref\n{second}\n%%EOF\n".encode()
    )
    return bytes(out)


def str_of(reader: PdfReader, number: int) -> bytes:
    """Return an object as it is written."""
    from pypdf.generic import IndirectObject

    out = BytesIO()
    reader.get_object(IndirectObject(number, 0, reader)).write_to_stream(out)
    return out.getvalue()
