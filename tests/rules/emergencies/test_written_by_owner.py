"""EMG001: a column that one department alone writes has no documents of others (I.6)."""

from __future__ import annotations

import pytest

from plugins.rules.emergencies.written_by_owner import written_by_owner
from tests.rules.emergencies.notices import notice
from tests.rules.make import NOW, policy, shown


def findings(department):
    return shown(written_by_owner(notice(department=department), policy(), NOW))


def test_a_notice_of_the_emergency_office_passes():
    assert findings("emergency-office") == []


@pytest.mark.parametrize("department", ["disease-control", "information-office", "general-office"])
def test_a_notice_of_anybody_else_is_one_finding(department):
    assert len(findings(department)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("disease-control") == [
        "content/epidemics-and-emergencies/2026/a.md:3: EMG001 department: got 'disease-control', "
        "expected emergency-office, which alone writes in epidemics-and-emergencies"
    ]
