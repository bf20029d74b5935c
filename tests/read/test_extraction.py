"""What can be read in attachments, their properties with it; None for what nobody can read."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.document import Attachment
from plugins.read import extraction, office
from plugins.read.extraction import extract, with_text
from plugins.read.no_text import NoTextError
from tests.read.pdf import pdf

WORDS = "TOP SECRET"


def archive(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


def png(*chunks):
    written = b"\x89PNG\r\n\x1a\n"
    for kind, body in (*chunks, (b"IEND", b"")):
        written += struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))
    return written


WORD = "<w:body><w:p><w:r><w:t>TOP </w:t></w:r><w:r><w:t>SECRET</w:t></w:r></w:p><w:p>b</w:p></w:body>"
OFD_TEXT = (
    f"<ofd:Page><ofd:TextObject><ofd:TextCode>{WORDS}</ofd:TextCode></ofd:TextObject><ofd:PathObject/></ofd:Page>"
)
CORE = "<cp:coreProperties><dc:subject>TOP SECRET</dc:subject></cp:coreProperties>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", WORDS.encode(), id="text"),
        pytest.param("a.csv", WORDS.encode("utf-8-sig"), id="a table with a byte order mark"),
        pytest.param("a.txt", WORDS.encode("utf-16"), id="UTF-16"),
        pytest.param("a.html", b"<p>TOP <b>SECRET</b></p>", id="HTML"),
        pytest.param("a.svg", b"<svg><title>TOP SECRET</title></svg>", id="SVG"),
        pytest.param("a.pdf", pdf(WORDS), id="the page of a PDF file"),
        pytest.param("a.pdf", pdf("x", info={"/Subject": WORDS}), id="the properties of a PDF file"),
        pytest.param("a.docx", archive(word__document_xml=WORD), id="a Word text in two runs"),
        pytest.param(
            "a.docx",
            archive(word__document_xml="<w:p>a</w:p>", docProps__core_xml=CORE),
            id="the properties of a Word file",
        ),
        pytest.param(
            "a.docx", archive(word__document_xml="a", word__comments_xml=f"<w:p>{WORDS}</w:p>"), id="a comment"
        ),
        pytest.param(
            "a.docx",
            archive(word__document_xml=f"<w:del><w:delText>{WORDS}</w:delText></w:del>"),
            id="a tracked deletion",
        ),
        pytest.param("a.xlsx", archive(xl__sharedStrings_xml=f"<si><t>{WORDS}</t></si>"), id="a cell"),
        pytest.param(
            "a.xlsx",
            archive(xl__workbook_xml=f'<sheet name="{WORDS}" state="hidden"/>'),
            id="the name of a hidden sheet",
        ),
        pytest.param("a.pptx", archive(ppt__slides__slide1_xml=f"<a:p>{WORDS}</a:p>"), id="a slide"),
        pytest.param("a.odt", archive(content_xml=f"<text:p>{WORDS}</text:p>"), id="OpenDocument text"),
        pytest.param("a.ods", archive(meta_xml=f"<dc:title>{WORDS}</dc:title>"), id="OpenDocument properties"),
        pytest.param(
            "a.ofd",
            archive(Content_xml=OFD_TEXT),
            id="a page of an OFD file",
        ),
        pytest.param("a.ics", f"BEGIN:VCALENDAR\nSUMMARY:{WORDS}\nEND:VCALENDAR".encode(), id="a calendar"),
        pytest.param("a.geojson", f'{{"name": "{WORDS}"}}'.encode(), id="places on a map"),
        pytest.param("a.kml", f"<kml><name>{WORDS}</name></kml>".encode(), id="a map"),
        pytest.param("a.png", png((b"tEXt", b"Comment\0TOP SECRET")), id="a comment in a PNG image"),
        pytest.param("a.png", png((b"zTXt", b"Comment\0\0" + zlib.compress(WORDS.encode()))), id="a packed comment"),
        pytest.param("a.png", png((b"iTXt", b"Title\0\0\0en\0\0TOP SECRET")), id="a comment in UTF-8"),
        pytest.param("a.jpg", b"\xff\xd8\xff\xfe\0\x0cTOP SECRET\xff\xd9", id="a comment in a JPEG image"),
        pytest.param("a.jpg", b"\xff\xd8\xff\xe1\0\x12Exif\0\0TOP SECRET\xff\xd9", id="Exif"),
        pytest.param("a.gif", b"GIF89a\x21\xfe\x0aTOP SECRET\0;", id="a comment in a GIF image"),
        pytest.param("a.webp", b"RIFF<x:xmpmeta><dc:title>TOP SECRET</dc:title></x:xmpmeta>", id="XMP"),
    ],
)
def test_words_are_found_wherever_they_hide(name, data):
    assert WORDS in " ".join(extract(name, data).split())


CURVES = b"0 0 m 100 100 l S"
INLINE = b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"
EMPTY_PAGE = b"q 0 0 200 200 re W n Q"
OFD_PAGE = "<ofd:Page><ofd:Content><ofd:Layer>{}</ofd:Layer></ofd:Content></ofd:Page>"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("a.pdf", pdf(""), "page 1 shows something", id="a page that paints letters without words"),
        pytest.param("a.pdf", pdf("text", CURVES), "page 2 shows something", id="letters made into curves"),
        pytest.param("a.pdf", pdf("text", INLINE), "page 2 shows something", id="an inline image"),
        pytest.param("a.pdf", pdf("text", b"/Im0 Do"), "page 2 shows something", id="a scan"),
        pytest.param("a.pdf", pdf(EMPTY_PAGE), "no page has text", id="nothing but empty pages"),
        pytest.param("a.pdf", pdf(WORDS, password="x"), "encrypted", id="an encrypted PDF file"),
        pytest.param("a.pdf", pdf(WORDS)[:300], "broken", id="half a PDF file"),
        pytest.param("a.pdf", b"", "broken", id="an empty PDF file"),
        pytest.param("a.docx", b"PK\x03\x04 broken", "broken", id="a broken zip file"),
        pytest.param("a.docx", archive(word__document_xml=WORD)[:-30], "broken", id="a zip file without its end"),
        pytest.param(
            "a.docx", archive(word__document_xml=WORD, word__embeddings__x_bin="x"), "embedded", id="an embedded file"
        ),
        pytest.param("a.docx", archive(word__document_xml=b"\xff\xfe\xfd"), "broken", id="bytes that are no text"),
        pytest.param("a.docx", archive(), "no parts", id="an empty zip file"),
        pytest.param(
            "a.ofd",
            archive(Doc_0__Pages__Page_0__Content_xml=OFD_PAGE.format("<ofd:ImageObject/>")),
            "Doc_0/Pages/Page_0/Content.xml",
            id="a scanned page of an OFD file",
        ),
        pytest.param("a.txt", b"a\0b", "no text in UTF-8", id="NUL in a text"),
        pytest.param("a.txt", b"\xff\xff\xff", "no text in UTF-8", id="no text"),
        pytest.param("a.zip", archive(a="x"), "end in .zip", id="a zip file"),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0", "end in .doc", id="an old Word file"),
        pytest.param("a.bin", b"x", "end in .bin", id="another kind"),
        pytest.param("a", b"x", "without an ending", id="no kind"),
    ],
)
def test_of_what_nobody_can_read_it_is_said_why(name, data, why):
    with pytest.raises(NoTextError, match=why):
        extract(name, data)


def test_an_empty_page_between_others_hides_nothing():
    assert extract("a.pdf", pdf("one", EMPTY_PAGE, b"", "two")).split()[:2] == ["one", "two"]


def test_an_attachment_has_its_text_or_why_it_has_none():
    made = Attachment("a.txt", 4, "0" * 64)
    assert with_text(made, b"text").text == "text"
    assert with_text(made, b"\xff\xff").unread == "no text in UTF-8, UTF-16 or GB18030"
    assert with_text(made, b"\xff\xff").text is None


def test_an_image_without_words_has_the_empty_text():
    assert extract("a.png", png()) == ""


def test_a_text_in_gbk_is_read():
    assert extract("a.txt", "绝密★一年".encode("gbk")) == "绝密★一年"


def test_a_zip_file_that_unpacks_without_measure_is_not_read(monkeypatch):
    monkeypatch.setattr(office, "MOST_BYTES", 10_000)
    assert extract("a.docx", archive(word__document_xml="a" * 10_000)) is not None
    with pytest.raises(NoTextError, match="10,000 bytes"):
        extract("a.docx", archive(word__document_xml="a" * 10_001))


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.docx", lambda words: archive(word__document_xml=f"<w:p>{words}</w:p>")),
        ("a.xlsx", lambda words: archive(xl__sharedStrings_xml=f"<si><t>{words}</t></si>")),
        ("a.ofd", lambda words: archive(Pages__Content_xml=f"<ofd:TextCode>{words}</ofd:TextCode>")),
        ("a.pdf", lambda words: pdf(words)),
    ],
)
def test_a_file_of_some_kilobytes_whose_words_unpack_without_measure_is_not_read(monkeypatch, name, packed):
    assert extraction.MOST_CHARACTERS <= 10_000_000  # what rules look through in some seconds
    monkeypatch.setattr(extraction, "MOST_CHARACTERS", 2_000)
    assert with_text(Attachment(name, 1, ""), packed("A" * 1_900)).text.count("A") == 1_900
    found = with_text(Attachment(name, 1, ""), packed("A" * 2_001))
    assert found.text is None
    assert found.unread == "more than 2,000 characters when it is unpacked"


def test_a_zip_file_with_parts_without_number_is_not_read(monkeypatch):
    monkeypatch.setattr(office, "MOST_PARTS", 1)
    with pytest.raises(NoTextError, match="more than 1 parts"):
        extract("a.docx", archive(word__document_xml="a", word__comments_xml="b"))


@given(
    st.sampled_from(["pdf", "docx", "ofd", "png", "jpg", "gif", "webp", "txt", "svg", "html"]), st.binary(max_size=200)
)
def test_any_bytes_are_read_or_it_is_said_why(suffix, data):
    starts = {
        "pdf": b"%PDF-1.7\n",
        "docx": b"PK\x03\x04",
        "ofd": b"PK\x03\x04",
        "png": b"\x89PNG\r\n\x1a\n",
        "jpg": b"\xff\xd8\xff",
        "gif": b"GIF89a",
    }
    for tried in (data, starts.get(suffix, b"") + data):
        made = with_text(Attachment(f"a.{suffix}", len(tried), ""), tried)
        assert isinstance(made.text, str) != bool(made.unread)


@given(st.integers(0, 600), st.binary(min_size=1, max_size=4))
def test_a_damaged_pdf_is_read_or_it_is_said_why(position, damage):
    data = pdf(WORDS, info={"/Title": "x"})
    position %= len(data)
    made = with_text(Attachment("a.pdf", 1, ""), data[:position] + damage + data[position + len(damage) :])
    assert isinstance(made.text, str) != bool(made.unread)
