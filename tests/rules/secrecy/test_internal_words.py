"""SEC003: papers for use inside the house stay there."""

import pytest

from plugins.rules.secrecy.internal_words import internal_words
from tests.rules.make import document, shown


def findings(body="Text.\n", **settings):
    return shown(internal_words(document(body=body, **settings)))


@pytest.mark.parametrize(
    "settings",
    [
        {"body": "第一条 国务院报送的行政法规草案送审稿应当附说明。\n"},
        {"body": "Text.\n\n征求意见稿\n"},
        {"title": "中华人民共和国保守国家秘密法"},
        {
            "title": "关于公开征求《疫苗管理办法（征求意见稿）》意见的通知",
            "attachments": {"征求意见稿.pdf": "征求意见稿\n"},
        },
        {"title": "Public consultation: measures for vaccines (draft for comment)"},
        {"title": "What is internal use only software?"},
        {"body": "秘密是指国家秘密。\n"},
        {"attachments": {"国家秘密范围.pdf": "text"}},
    ],
)
def test_talk_of_drafts_and_drafts_that_the_public_is_asked_about_pass(settings):
    assert findings(**settings) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"body": "内部资料 \n\n正文\n"},
        {"body": "# 内部资料，注意保存\n\n正文\n"},
        {"body": "（征求意见稿）\n\n正文\n"},
        {"body": "秘密\n\n正文\n"},
        {"body": "**INTERNAL USE ONLY**\n\nText.\n"},
        {"body": "Draft for comment\n\nText.\n"},
        {"title": "疫苗管理办法（征求意见稿）"},
        {"title": "疫苗管理办法（送审稿）"},
        {"title": "Measures for Vaccines (Draft for Comments)"},
        {"attachments": {"疫苗管理办法送审稿.docx": "text"}},
        {"attachments": {"机密-名单.xlsx": "text"}},
        {"attachments": {"a.pdf": "内部资料\n正文\n"}},
    ],
)
def test_a_title_a_first_line_and_a_file_name_are_one_finding(settings):
    assert len(findings(**settings)) == 1


def test_the_message_names_the_line_and_nothing_else():
    assert findings("\n内部资料\n\n正文\n") == [
        "content/policy-information/2026/a.md:4: SEC003 internal_words: got words that mark a paper for internal use "
        "or a draft, expected the final text that may be public, without that line"
    ]
