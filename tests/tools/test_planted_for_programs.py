"""Small false changes in what programs read, and in what a text says in the other language: each is named."""

from __future__ import annotations

import json
import re

import pytest

from tests.sites.copying import copy_folder
from tests.tools.planted import put
from tests.tools.test_planted_words import STEP, shows


def test_each_change_in_an_item_of_a_json_feed_is_named(release):
    planted = 0
    for path, feed in shows(release, "json-feed"):
        read = json.loads(feed)
        for item in read["items"]:
            for key, new in (
                ("title", f"{item['title']}x"),
                ("summary", f"{item['summary']}x"),
                ("url", item["url"].replace(".html", "-x.html")),
                ("content_html", item["content_html"].replace("</p>", "1</p>", 1)),
            ):
                before, item[key] = item[key], new
                assert before != new
                planted += 1
                assert any(release.feed_faults(path, json.dumps({**read, "items": [item]}))), f"{path}: {key}"
                item[key] = before
        assert not any(release.feed_faults(path, json.dumps(read)))
    assert planted >= 100


def test_each_word_in_the_other_language_is_compared(release):
    planted = 0
    for path, page in shows(release, "document"):
        for said in re.finditer(r'data-field="(?:title_other|summary_other)">[^<]*', page):
            what, changed = put(page, said.end(), said.end(), "x")
            planted += 1
            assert any(release.page_faults(path, changed)), f"{path}: {what}"
    assert planted >= 40


def test_words_in_the_other_language_that_are_not_on_the_page_are_named(release):
    planted = 0
    for path, page in shows(release, "document"):
        for said in re.finditer(r' data-field="(?:title_other|summary_other)">[^<]*', page):
            what, changed = put(page, *said.span(), ">")
            planted += 1
            assert any(release.page_faults(path, changed)), f"{path}: {what}"
    assert planted >= 40


def test_the_number_that_stands_above_each_printed_page_is_compared(release):
    planted = 0
    for path, page in shows(release, "document")[::STEP]:
        number = re.search(r' data-number="[^"]*"', page)
        places = [(number.end() - 1, number.end() - 1, "0"), (*number.span(), "")] if number else []
        head = re.search(r"<html [^>]*", page).end()
        for start, end, new in places or [(head, head, ' data-number="1"')]:
            what, changed = put(page, start, end, new)
            planted += 1
            assert any(release.page_faults(path, changed)), f"{path}: {what}"
    assert planted >= 10


@pytest.mark.parametrize(
    "change",
    [
        lambda body: f"{body}x",
        lambda body: body[:-1],
        lambda body: body.replace("。", "，", 1).replace(".", ",", 1),
        lambda body: "",
    ],
    ids=["a letter more", "a byte less", "another sign", "no text"],
)
def test_markdown_beside_a_page_is_compared_byte_for_byte(words, pressed, tmp_path, change):
    copied = tmp_path / "copy"
    copy_folder(pressed, copied)
    release = words.Release(copied)
    for path, page in shows(release, "document")[::STEP]:
        twin = (copied / path).with_suffix(".md")
        front, end, body = twin.read_text(encoding="utf-8").partition("\n---\n")
        twin.chmod(0o644)
        twin.write_text(f"{front}{end}{change(body)}", encoding="utf-8")
        assert [fault for fault in release.page_faults(path, page) if fault] == [
            "Markdown: expected the approved text, with its links led"
        ]


def test_a_link_in_markdown_that_leads_elsewhere_or_is_taken_away_is_named(words, pressed, tmp_path):
    copied = tmp_path / "copy"
    copy_folder(pressed, copied)
    release = words.Release(copied)
    ours = re.compile(rf"\[([^\[\]]*)\]\(({re.escape(release.showing['site'])}/[^)]*)\)")
    planted = 0
    for path, page in shows(release, "document"):
        twin = (copied / path).with_suffix(".md")
        text = twin.read_text(encoding="utf-8")
        if not (link := ours.search(text, text.index("\n---\n"))):
            continue
        twin.chmod(0o644)
        for new in (link[1], f"[{link[1]}]({link[2]}x)", f"[{link[1]}](doc:k7m29xqf)"):
            twin.write_text(f"{text[: link.start()]}{new}{text[link.end() :]}", encoding="utf-8")
            planted += 1
            assert any(fault.startswith("Markdown: ") for fault in release.page_faults(path, page)), f"{path}: {new}"
        twin.write_text(text, encoding="utf-8")
        assert not any(release.page_faults(path, page))
    assert planted >= 9
