"""MBX003: whoever reports an incident is told to call before anything else."""

import pytest

from plugins.rules.mailboxes.telephone_first import telephone_first
from tests.rules.make import document, shown

NUMBER = "000-5550-1400"


def findings(body, **raw):
    return shown(telephone_first(document("incident-reporting-mailbox", telephone=NUMBER, body=body, **raw)))


@pytest.mark.parametrize(
    "body",
    [
        f"Call {NUMBER}. If you cannot, write to incidents@health.example.\n",
        "Keep what is left of the meals in a cold place.\n",
        f"请拨打{NUMBER}。不方便打电话的，可以发送邮件。\n",
    ],
)
def test_the_telephone_first_and_no_way_to_write_pass(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "body",
    [
        f"Write to incidents@health.example, or call {NUMBER}.\n",
        "Report by e-mail.\n",
        "By e-mail, or by telephone.\n",
        f"See https://www.health.example/ and call {NUMBER}.\n",
        f"请发送邮件或者拨打{NUMBER}。\n",
    ],
)
def test_a_way_to_write_before_it_is_one_finding(body):
    assert len(findings(body)) == 1


def test_the_summary_is_looked_at_as_well():
    assert findings(f"Call {NUMBER}.\n", summary="Report by e-mail at any time") == [
        "content/incident-reporting-mailbox/2026/a.md:3: MBX003 summary: got by e-mail before the telephone, "
        "expected 000-5550-1400 first, and ways to write behind it"
    ]
