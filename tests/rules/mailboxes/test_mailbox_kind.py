"""MBX001: what stands under a mailbox says what its kind must say."""

import pytest

from plugins.rules.mailboxes.mailbox_kind import mailbox_kind
from tests.rules.make import document, shown

CALL = {"telephone": "000-5550-1400", "hours": ("Day and night",), "verified": "2026-11-16"}
REPLY = {"concern": "That taps be there.", "received": "2026-11-02", "answered_by": "medical-administration"}


def findings(column, **raw):
    return shown(mailbox_kind(document(column, **raw)))


@pytest.mark.parametrize(
    ("column", "raw"),
    [
        ("incident-reporting-mailbox", {"kind": "how-to", **CALL}),
        ("incident-reporting-mailbox", {"kind": "duty", **CALL}),
        ("incident-reporting-mailbox", {"kind": "guidance"}),
        ("ministers-mailbox", {"kind": "how-to", **CALL}),
        ("ministers-mailbox", {"kind": "reply", **REPLY}),
    ],
)
def test_what_says_all_that_its_kind_must_say_passes(column, raw):
    assert findings(column, **raw) == []


@pytest.mark.parametrize("lacking", list(CALL))
def test_a_way_to_reach_it_without_number_hours_or_day_is_one_finding(lacking):
    said = {name: value for name, value in CALL.items() if name != lacking}
    assert len(findings("incident-reporting-mailbox", kind="how-to", **said)) == 1


@pytest.mark.parametrize("lacking", list(REPLY))
def test_a_reply_without_concern_day_or_department_is_one_finding(lacking):
    said = {name: value for name, value in REPLY.items() if name != lacking}
    assert len(findings("ministers-mailbox", kind="reply", **said)) == 1


def test_all_that_is_missing_is_named_at_once():
    found = findings("incident-reporting-mailbox", kind="duty")
    assert len(found) == 3
    assert found[0] == (
        "content/incident-reporting-mailbox/2026/a.md:1: MBX001 telephone: got nothing, in a text of the kind duty, "
        "expected the number that is answered, such as telephone: 000-5550-1400"
    )
