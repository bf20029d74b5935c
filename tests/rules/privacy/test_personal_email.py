"""PRI004: nobody's private e-mail address is published."""

import pytest

from plugins.rules.privacy.personal_email import personal_email
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(personal_email(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        "site@health.example\n",
        "NIAMSinfo@mail.nih.gov\n",
        "resnaTA@resna.org\n",
        "office@gmail.com.health.example\n",
        "office@notgmail.com.cn\n",
        "Accounts with gmail.com are common.\n",
    ],
)
def test_addresses_of_institutes_pass(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "12345@qq.com\n",
        "li.wei@163.com。\n",
        "[a](mailto:Li.Wei@Gmail.com)\n",
        "li＠126.com\n",
        "a@vip.sina.com\n",
        "li@**qq.com**\n",
    ],
)
def test_addresses_that_anybody_can_get_are_one_finding(body):
    assert len(findings(body)) == 1


def test_the_message_names_the_provider_and_not_the_person():
    assert findings("Write to li.wei@QQ.com\n") == [
        "content/policy-information/2026/a.md:3: PRI004 personal_email: got an address at qq.com, "
        "expected the address of an office, such as site@health.example, or none"
    ]
