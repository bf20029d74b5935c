"""UTF-8 with or without a byte order mark is read; a finding names any other encoding."""

from __future__ import annotations

import pytest

from plugins.read.encoding import DOCUMENT_BYTES
from plugins.read.seven_bits import seven_bit_encoding
from tests.read.conftest import HEAD

SIMPLIFIED = (
    HEAD
    + "第一条 为了加强疫苗的储存和运输管理，保证公众健康，制定本办法。\n第二条 国务院卫生部门应当施行本条例的规定。\n"
)
TRADITIONAL = HEAD + "第一條 為了加強疫苗的儲存和運輸管理，保證公眾健康，制定本辦法。這是國家法律的規定。\n"
WESTERN = HEAD + "Le café de la clinique est fermé à midi.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_utf_8_is_read_whatever_its_line_ends(read, encoding, ending):
    document, findings = read(SIMPLIFIED.replace("\n", ending).encode(encoding))
    assert findings == ()
    assert document.body == SIMPLIFIED.split("---\n")[2]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        pytest.param(SIMPLIFIED.encode("gbk"), "bytes that look like GBK (GB18030)", id="GBK"),
        pytest.param((SIMPLIFIED + "𠮷").encode("gb18030"), "bytes that look like GB18030", id="GB18030"),
        pytest.param(TRADITIONAL.encode("big5"), "bytes that look like Big5", id="Big5"),
        pytest.param(SIMPLIFIED.encode("utf-16"), "bytes that look like UTF-16", id="UTF-16 with a mark"),
        pytest.param(WESTERN.encode("utf-16-be"), "bytes that look like UTF-16", id="UTF-16 without a mark"),
        pytest.param(WESTERN.encode("utf-32"), "bytes that look like UTF-32", id="UTF-32"),
        pytest.param(WESTERN.encode("cp1252"), "bytes that look like Latin-1 (Windows-1252)", id="Latin-1"),
        pytest.param(SIMPLIFIED.encode()[:-2] + b"\n", "UTF-8 with damaged bytes", id="UTF-8 cut short"),
        pytest.param(b"%PDF-1.7\n\xff\xfe", "bytes that look like a PDF file", id="PDF"),
        pytest.param(b"PK\x03\x04\xff\xfe", "bytes that look like a Word or zip file", id="Word"),
    ],
)
def test_another_encoding_is_one_finding_that_names_it(read, data, named):
    document, findings = read(data)
    assert document is None
    assert [(f.code, f.got) for f in findings] == [("REA001", named)]


def test_the_finding_has_the_line_of_the_first_byte_that_does_not_fit(found):
    assert found(WESTERN.encode("latin-1")) == ["9 REA001"]


def test_nul_is_one_finding_with_its_line(found):
    assert found(HEAD + "one\ntwo\0\n") == ["10 REA002"]


def test_a_file_of_five_megabytes_is_read_and_one_byte_more_is_not(found):
    filler = "a" * 99 + "\n"
    size = DOCUMENT_BYTES - len(HEAD)
    whole = (filler * (size // 100 + 1))[:size]
    assert found(HEAD + whole) == []
    assert found(HEAD + whole + "a") == ["1 REA003"]


@pytest.mark.parametrize("data", [b"\xff", b"\x80" * 50, bytes(range(256)), b"\xfe\xff", b"\0" * 100])
def test_any_bytes_are_at_most_a_finding(read, data):
    document, findings = read(data)
    assert document is None
    assert len(findings) == 1


@pytest.mark.parametrize(("encoding", "name"), [("hz", "HZ"), ("utf-7", "UTF-7")])
def test_chinese_in_seven_bits_is_named(read, encoding, name):
    document, findings = read("---\ntitle: 关于疫苗的通知\n---\n".encode(encoding))
    assert document is None
    assert [finding.got for finding in findings] == [f"Chinese in {name}"]


@pytest.mark.parametrize("words", ["~{x} 2+2-1", "C++11-", "+86-10-5550", "~{ab~}", "x+abc+def-", "a+base64/text-"])
def test_signs_of_mathematics_and_programs_are_no_encoding(words):
    assert seven_bit_encoding(words.encode()) == ""


def test_who_brings_a_word_file_is_told_the_way(read):
    (finding,) = read(b"PK\x03\x04\xff\xfe")[1]
    assert finding.expected == (
        "a text file in UTF-8: open it in Word or WPS, copy the text, and put it into the file that python3 inv new "
        "COLUMN TITLE made, in Notepad, saved with the encoding UTF-8; tables as lines of | or as "
        "an .xlsx file beside it"
    )
