"""An issue of the gazette is a PDF with tags, Chinese characters, page numbers, and always the same bytes."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from plugins.model.error import SiteError
from plugins.read.markdown import to_text
from plugins.render.issue import Issue, PrintedSection, PrintedText, font_folder, pages_of, print_issue
from plugins.render.printed_blocks import printed_blocks
from tests.repository import DEMONSTRATION, REPOSITORY

TEMPLATE = REPOSITORY / "theme" / "print" / "gazette.typ"
PICTURE = DEMONSTRATION / "documents" / "laws-and-regulations" / "2026" / "vaccine-storage" / "excursions.png"
BODY = """## 第一章　总则

**第一条** 为了保障饮水安全，制定本条例。

1. 井每年采样。

| 年 | 村 |
| --- | ---: |
| 2025 | 10 |

![采样点](a.png)
"""


def text(title: str, body: str = BODY) -> PrintedText:
    blocks = printed_blocks(to_text(body, first_line=1).html, {"attachment:a.png": "a.png"}, 3)
    facts = (("发文字号", "令第37号"),)
    return PrintedText(
        title, "zh", "cn", facts, "网址", "https://a.example/", "文本", "k7m29xqf 0123456789abcdef", blocks
    )


def issue(*texts: PrintedText) -> Issue:
    day = date(2026, 10, 31)
    section = PrintedSection("法律法规", texts or (text("饮水安全条例"),))
    return Issue("公报", "公报 2026年10月", "2026年第10号", "卫生部", "本期收录。", "目录", "zh", "cn", day, (section,))


def printed(of: Issue) -> bytes:
    return print_issue(of, TEMPLATE, {"a.png": PICTURE})


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def test_every_word_stands_in_it_in_characters_that_can_be_searched():
    said = "".join(page.extract_text() for page in reader(printed(issue())).pages)
    said = "".join(said.split())
    for word in (
        "饮水安全条例",
        "发文字号：令第37号",
        "第一章总则",
        "为了保障饮水安全，制定本条例。",
        "k7m29xqf0123456789abcdef",
    ):
        assert word in said


def test_it_is_tagged_as_pdf_ua_asks_with_title_language_and_words_for_pictures():
    data = printed(issue())
    root = reader(data).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("zh")
    assert reader(data).metadata.title == "公报 2026年10月"
    assert reader(data).xmp_metadata is not None
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert {"/H2", "/H3", "/Table", "/TH", "/L", "/Figure"} <= set(tags(root["/StructTreeRoot"]))


def tags(node: object) -> list[object]:
    """Return the names of structure elements below a node."""
    found: list[object] = []
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            found += tags(one)
    elif isinstance(node, dict):
        found += [str(node["/S"])] if "/S" in node else []
        found += tags(node["/K"]) if "/K" in node else []
    return found


def test_the_same_texts_give_the_same_bytes_in_another_process_in_another_zone(tmp_path: Path):
    program = "import sys; from tests.render.test_issue import *; sys.stdout.buffer.write(printed(issue()))"
    made = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        env={"TZ": "America/New_York", "TMPDIR": str(tmp_path), "PYTHONHASHSEED": "7"},
    )
    assert made.stdout == printed(issue())


def test_pages_are_numbered_and_the_page_of_each_text_is_known():
    long = "\n\n".join(f"**第{n}条** {'井水应当每年采样一次。' * 12}" for n in "一二三四五六七八九")
    data = printed(issue(text("甲办法", long + "\n\n" + long), text("乙办法")))
    pages = pages_of(data, 2)
    assert pages[0] == 2
    assert pages[1] > 2
    assert "乙办法" in reader(data).pages[pages[1] - 1].extract_text()
    footers = [page.extract_text().split()[-1] for page in reader(data).pages]
    assert footers == [str(number) for number in range(1, len(footers) + 1)]


def test_the_font_comes_with_the_program():
    assert [file.suffix for file in font_folder().iterdir() if "Noto" in file.name] == [".otf"]


def test_what_the_typesetter_refuses_is_said():
    bad = replace(
        issue(),
        sections=(PrintedSection("A", (replace(text("T"), blocks=[{"tag": "img", "file": "b.png", "alt": "x"}]),)),),
    )
    with pytest.raises(SiteError, match="the issue cannot be set: "):
        printed(bad)
