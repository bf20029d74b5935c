"""What a page says of files before they are fetched: the sides of pictures, the pages of PDF files."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from plugins.model.document import Attachment
from plugins.read.measures import MOST_BYTES, measured


def looked_at(name, data):
    """Sides and pages of a file."""
    one = measured(Attachment(name, len(data), ""), data)
    return one.width, one.height, one.pages


def png(width, height):
    """A picture of the PNG specification's parts: signature, header, data, end."""
    body = zlib.compress(b"".join(b"\0" + b"\xff" * width for _ in range(height)))
    parts = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", body), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def jpeg(width, height, turned=1):
    """The segments of a JPEG file up to its frame, with an Exif that says how it is turned (tag 0x0112)."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, turned, 0, 0)
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"
    segments = ((0xE1, exif), (0xC0, frame))
    return b"\xff\xd8" + b"".join(struct.pack(">BBH", 0xFF, kind, len(s) + 2) + s for kind, s in segments) + b"\xff\xd9"


def gif(width, height):
    """The logical screen descriptor of a GIF89a file."""
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + b";"


def webp(width, height):
    """An extended WebP file, whose canvas says its sides less one in 24 bits each."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + sides
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def pdf(pages, password=""):
    writer, out = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("map.png", png(64, 48)),
        ("map.JPG", jpeg(64, 48)),
        ("map.jpeg", jpeg(48, 64, turned=6)),
        ("map.gif", gif(64, 48)),
        ("map.webp", webp(64, 48)),
    ],
)
def test_a_picture_has_the_sides_that_browsers_show(name, data):
    assert looked_at(name, data) == (64, 48, 0)


@pytest.mark.parametrize("pages", [1, 3, 40])
def test_a_pdf_file_has_its_pages(pages):
    assert looked_at("form.pdf", pdf(pages)) == (0, 0, pages)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("encrypted.pdf", pdf(2, password="secret")),
        ("cut.pdf", pdf(2)[:40]),
        ("empty.pdf", b""),
        ("cut.png", png(64, 48)[:17]),
        ("nothing.png", png(64, 48).replace(struct.pack(">I", 64), bytes(4), 1)),
        ("huge.png", png(64, 48).replace(struct.pack(">I", 64), b"\x7f\xff\xff\xff", 1)),
        ("picture.txt", png(64, 48)),
        ("drawing.svg", b'<svg width="64" height="48"/>'),
    ],
)
def test_of_what_cannot_be_believed_and_of_other_files_nothing_is_said(name, data):
    assert looked_at(name, data) == (0, 0, 0)


def test_pages_are_counted_and_the_number_in_the_file_is_not_believed():
    lie = pdf(2).replace(b"/Count 2", b"/Count 99999999")
    assert b"99999999" in lie
    assert looked_at("lie.pdf", lie) == (0, 0, 2)


def test_a_tree_of_pages_that_doubles_at_each_of_sixty_steps_is_not_followed_to_its_end():
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>" % (n, n) for n in range(3, 63)]
    objects += [b"<< /Type /Page /MediaBox [0 0 9 9] >>"]
    data, places = b"%PDF-1.7\n", [b"0000000000 65535 f \n"]
    for number, written in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"xref\n0 %d\n%s" % (len(places), b"".join(places))
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places), len(data))
    assert looked_at("bomb.pdf", data + table + end) == (0, 0, 0)


def test_a_file_that_is_too_large_is_not_looked_at():
    assert looked_at("large.png", png(64, 48) + bytes(MOST_BYTES)) == (0, 0, 0)


@given(
    name=st.sampled_from(["a.png", "a.jpg", "a.gif", "a.webp", "a.pdf"]),
    begins=st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1", b"GIF89a", b"RIFF....WEBP", b"%PDF-1.7\n"]),
    rest=st.binary(max_size=300),
)
def test_no_bytes_stop_anything(name, begins, rest):
    width, height, pages = looked_at(name, begins + rest)
    assert min(width, height, pages) >= 0
    assert bool(width) == bool(height)
