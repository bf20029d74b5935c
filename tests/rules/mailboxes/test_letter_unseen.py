"""MBX002: no letter that came is shown, nor a part of it."""

import pytest

from plugins.rules.mailboxes.letter_unseen import letter_unseen
from tests.corpus import corpus
from tests.rules.make import document, shown


def findings(body, **more):
    return shown(letter_unseen(document("ministers-mailbox", title="A", body=body, **more)))


@pytest.mark.parametrize(
    "body",
    [
        "The suggestion is taken up. Dear to many, it costs little.\n",
        "Write to us by letter; letters are never published, not even in part.\n",
        "A receipt number is sent to whoever wrote.\n",
        "来信一律不公布，摘录也不公布。\n",
        "尊敬老人是大家的事。此致谢意的来信很多。\n",
    ],
)
def test_words_about_letters_pass(body):
    assert findings(body) == []


def test_real_answers_pass():
    real = [record["answer"] for record in corpus("questions-and-answers.jsonl.xz")]
    assert [text[:40] for text in real if findings(text)] == []


@pytest.mark.parametrize(
    "body",
    [
        "Dear Minister,\n\nI write because of the taps.\n",
        "**Dear Ms Gao,**\n\nThank you.\n",
        "The taps are there.\n\nYours sincerely,\n",
        "尊敬的部长：\n\n您好。\n",
        "> 尊敬的王部长，您好！\n",
        "特此反映。\n\n此致\n敬礼！\n",
        "来信原文如下。\n",
        "受理编号：MB2026-00412，已转有关司局。\n",
        "Your receipt number: MB-2026-0412.\n",
        "The full text of the letter received on Monday follows.\n",
    ],
)
def test_a_part_of_a_letter_is_found(body):
    assert findings(body)


def test_what_is_found_is_not_quoted():
    assert findings("Words.\n\nDear Ms Gao,\n") == [
        "content/ministers-mailbox/2026/a.md:6: MBX002 letter_unseen: got a part of a letter, "
        "expected what was asked in the office's own words, as concern:, and nothing of the letter"
    ]


def test_a_reply_has_no_attachments():
    assert findings("Words.\n", concern="That taps be there.", attachments={"scan.pdf": "Words."}) == [
        "content/ministers-mailbox/2026/a.md:5: MBX002 letter_unseen: got 1 attachment of a reply, "
        "expected a reply without any; link to a document that is public"
    ]


def test_what_says_how_to_write_may_have_a_form():
    assert findings("Words.\n", attachments={"form.pdf": "Form."}) == []
