"""SEC005: who got a copy is not published."""

import pytest

from plugins.rules.secrecy.distribution_list import distribution_list
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(distribution_list(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        "应当将处理结果抄送同级卫生行政部门。\n",
        "各省、自治区、直辖市卫生厅局：\n",
        "Distribution: the disease occurs worldwide.\n",
        "抄送：\n",
    ],
)
def test_talk_of_copies_and_the_addressee_pass(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "抄送：国务院办公厅\n",
        "正文\n\n抄 报: 部领导\n",
        "> 传阅：办公厅\n",
        "cc: Ministry of Finance\n",
        "Distribution list: all\n",
    ],
)
def test_a_list_of_copies_is_one_finding(body):
    assert len(findings(body)) == 1


def test_the_message_names_the_line_and_nothing_else():
    assert findings("正文\n\n抄送：国务院办公厅\n") == [
        "content/policy-information/2026/a.md:5: SEC005 distribution_list: got a list of those who received copies, "
        "expected the text without it; check that this paper may be public"
    ]
