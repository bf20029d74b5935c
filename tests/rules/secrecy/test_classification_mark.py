"""SEC001: nothing with a classification mark leaves the house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.finding import Weight
from plugins.rules.secrecy.classification_line import classification_line
from plugins.rules.secrecy.classification_mark import MARK, STARS, classification_mark, marks
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(classification_mark(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        "国家秘密的密级分为绝密、机密、秘密三级。\n",
        "绝密级国家秘密是最重要的国家秘密。\n",
        "国家秘密标志形式为“密级★保密期限”。\n",
        "★ 重要通知\n",
        "Keep it secret. ★ Star wards\n",
        "保密★\n",
    ],
)
def test_talk_of_secrets_and_of_stars_passes(body):
    assert findings(body) == []


def test_it_stops_and_holds_for_old_sites_too():
    assert classification_mark.weight is Weight.STOP
    assert classification_mark.adopted


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"body": "机密★1年\n"}, id="with a term"),
        pytest.param({"body": "绝密★\n"}, id="without a term"),
        pytest.param({"body": "第一条\n\n…… 秘 密 ★ 长期\n"}, id="spaced, in the middle"),
        pytest.param({"body": "机\u200b密\ufeff★\n"}, id="invisible characters"),
        pytest.param({"body": "机**密**★\n"}, id="marked up"),
        pytest.param({"body": "<!-- 机密★ -->\n"}, id="comment"),
        pytest.param({"body": "机密&#9733;\n"}, id="character reference"),
        pytest.param({"body": "SECRET★10 years\n"}, id="English"),
        pytest.param({"title": "机密★5年 关于疫苗的通知"}, id="title"),
        pytest.param({"keywords": ("疫苗", "秘密★")}, id="list"),
        pytest.param({"attachments": {"机密★通知.pdf": "text"}}, id="name of an attachment"),
        pytest.param({"attachments": {"a.pdf": "page one\n绝密★长期\n"}}, id="attachment"),
    ],
)
def test_a_mark_is_found_wherever_it_stands_and_never_quoted(settings):
    found = findings(**settings)
    assert len(found) == 1
    assert "★" not in found[0]
    assert "密" not in found[0]


@given(st.text(), st.sampled_from(["绝密★", "机密★", "秘密★"]), st.text())
def test_no_text_around_it_hides_a_mark(before, mark, after):
    assert findings(before + mark + after)


def test_the_message_names_the_line_and_nothing_else():
    assert findings("第一条\n\n机密★1年\n") == [
        "content/policy-information/2026/a.md:5: SEC001 classification_mark: got a classification mark, "
        "expected no document of this kind on any public machine; tell the secrecy officer at once"
    ]


ANYWHERE = """
绝密★|机密★|秘密★|绝密★长期|机密★5年|秘密★六个月|绝密☆|机密⭐5年|机密✦5年|机密⋆5年|绝 密★
机　密　★|秘-密★|机·密★|机.密★|机_密★|机/密★|机密 ★ 5年|机密-★|机密·★|絕密★|機密★長期|祕密★
机宻★|绝密级★|機密級★|机密：★5年|机密（★）|【机密】★|（机密）★5年|「机密」★|《机密》★|“机密”★
[机密]★|<机密>★|机密*5年|机密＊10年|机密**长期|机密※5年|机密●三年|机密 (*) 5年|★机密|☆ 秘密
密级：机密|密 级: 绝密|密級：機密|机密&#9733;|机密&#x2605;5年|机密&starf;|机密&star;|机密\\u2605
机密\\x{2605}|机密%E2%98%85|机密:star:|&#26426;&#23494;★|ＳＥＣＲＥＴ★|secret★10 years
Top Secret★|top-secret ★|confidential★|Secret*10 years|Confidential (★)|SECRET [★]
Classification: SECRET|security classification: top secret|classification level: confidential
"""
AT_THE_HEAD = (
    "机密",
    "绝密 长期",
    "秘密 5年",
    "机密（10年）",
    "【机密】",
    "機密",
    "机 密",
    "机密级",
    "top secret",
    "Top Secret",
    "TOP-SECRET",
    "strictly confidential",
    "SECRET",
    "**CONFIDENTIAL**",
    "[SECRET]",
    "SECRET // EYES ONLY",
)
MARKS = tuple(mark for line in ANYWHERE.split("\n") for mark in line.split("|") if mark)
PASSES = (
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。",
    "★ 秘密、商业秘密和个人隐私",
    "泄露国家秘密5年以下",
    "确定密级：由机关负责人批准",
    "The secret of clean water *10 years on*",
    "Your answers stay confidential. * Required",
    "Data classification: public",
    "It is no secret - a * marks the well.",
)


def stops(**settings):
    made = document(**settings)
    return [*shown(classification_mark(made)), *shown(classification_line(made))]


def test_there_are_more_than_sixty_spellings():
    assert len(set(MARKS + AT_THE_HEAD)) >= 66


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_stops_in_text_title_and_attachment(mark):
    assert stops(body=f"Words before.\n\n\n\n\n\n\nNotes {mark} and more.\n")
    assert stops(title=f"Notice on wells {mark}")
    assert stops(attachments={"a.txt": f"1\n2\n3\n4\n5\n6\nNotes {mark}\n"})


@pytest.mark.parametrize("mark", AT_THE_HEAD)
def test_a_mark_stops_as_a_line_of_its_own_at_the_head(mark):
    assert stops(body=f"Ministry of Health\n\n{mark}\n\nText.\n")


@pytest.mark.parametrize("words", PASSES)
def test_talk_of_secrets_passes(words):
    assert stops(body=f"Title\n\n{words}\n") == []


SIGNS = (*"绝絕机機秘祕密宻级級年5★*＊:：() -/&;\n的x", *STARS)
WORDS = (
    "TOP SECRET",
    "ſecret",
    "Secret",
    "CONFIDENTIAL",
    "security classification",
    "&#9733;",
    "长期",
    "years",
    "机密",
)
PARTS = st.sampled_from((*SIGNS, *WORDS))


@given(st.lists(PARTS, max_size=30).map("".join))
def test_marks_are_found_where_the_whole_expression_finds_them(words):
    assert list(marks(words)) == [one.start() for one in MARK.finditer(words)]
