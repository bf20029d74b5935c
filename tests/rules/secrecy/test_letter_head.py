"""SEC004: the head of an official letter is not part of what is published."""

import pytest

from plugins.rules.secrecy.letter_head import letter_head
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(letter_head(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        "国家秘密的密级、保密期限和知悉范围变更的，应当及时书面通知。\n",
        "各级加急处理。\n",
        "Urgency of treatment\n",
        "\n".join("12345678") + "\n特急\n",
    ],
)
def test_talk_of_levels_and_lines_further_down_pass(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "份号：000012\n",
        "000012\n\n特 急\n",
        "紧急程度：加急\n",
        "密级：\n",
        "签发人：孙浩\n",
        "份号000012\n",
        "Copy no.: 12\n",
    ],
)
def test_a_field_of_the_head_is_one_finding(body):
    assert len(findings(body)) == 1


def test_an_attachment_with_such_a_head_is_one_finding():
    assert len(findings(attachments={"a.pdf": "000012\n特急\n卫规〔2026〕3号\n"})) == 1


def test_the_message_names_the_line_and_nothing_else():
    assert findings("卫生部文件\n\n份号：000012\n") == [
        "content/policy-information/2026/a.md:5: SEC004 letter_head: got a field from the head of an official letter, "
        "expected the text alone, from its title on; check that this paper may be public"
    ]
