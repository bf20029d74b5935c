"""PEO005: what one department collects or keeps is written by that department."""

import pytest

from plugins.rules.people.owner_writes import owner_writes
from tests.rules.make import NOW, document, policy, shown


def findings(column, department):
    return shown(owner_writes(document(column, department=department), policy(), NOW))


@pytest.mark.parametrize(
    ("column", "department"),
    [
        ("international-updates", "information-office"),
        ("media-reports", "information-office"),
        ("ministers-mailbox", "information-office"),
        ("incident-reporting-mailbox", "emergency-office"),
    ],
)
def test_the_department_that_answers_for_the_column_passes(column, department):
    assert findings(column, department) == []


def test_a_department_that_policy_does_not_know_is_left_to_known_department():
    assert findings("media-reports", "no-department") == []


@pytest.mark.parametrize("column", ["international-updates", "media-reports", "ministers-mailbox"])
def test_another_department_is_one_finding(column):
    assert len(findings(column, "disease-control")) == 1


def test_the_information_office_does_not_write_for_the_emergency_office():
    assert findings("incident-reporting-mailbox", "information-office") == [
        "content/incident-reporting-mailbox/2026/a.md:2: PEO005 department: got 'information-office', "
        "expected emergency-office, which answers for Public Health Incident Reporting Mailbox; "
        "what a department wants to tell stands in a column of its own news, such as work-updates"
    ]
