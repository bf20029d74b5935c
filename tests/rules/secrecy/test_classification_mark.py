"""SEC001: nothing with a classification mark leaves the house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.finding import Weight
from plugins.rules.secrecy.classification_mark import classification_mark
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
