"""PEO001: the department is one of the ministry's."""

from dataclasses import replace

import pytest

from plugins.rules.people.known_department import known_department
from tests.rules.make import NOW, document, policy, shown, time


def findings(**raw):
    return shown(known_department(document(**raw), policy(), NOW))


def test_each_department_of_the_policy_passes():
    assert [key for key in policy().departments if findings(department=key)] == []


ENDED = {"until": time("2026-11-20T00:00"), "successor": "policy-and-law"}


def dated(day, **raw):
    """Return the findings on a document of a day, where disease control became policy and law on 20 November 2026."""
    departments = policy().departments
    renamed = {**departments, "disease-control": replace(departments["disease-control"], **ENDED)}
    made = document(department="disease-control", announced=day, **raw)
    return shown(known_department(made, replace(policy(), departments=renamed), NOW))


def test_a_document_from_before_the_end_of_its_department_passes():
    assert dated("2026-11-19") == []


@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-23"])
def test_a_document_from_then_on_names_the_successor(day):
    assert dated(day) == [
        "content/policy-information/2026/a.md:2: PEO001 department: got disease-control, which is policy-and-law since "
        f"2026-11-20, expected policy-and-law in a document of {day}"
    ]


def test_none_at_all_is_left_to_required_fields():
    assert findings() == []


def test_another_key_is_one_finding_with_what_may_be_meant():
    assert findings(department="desease-control") == [
        "content/policy-information/2026/a.md:2: PEO001 department: got 'desease-control', "
        "expected a key of policy/departments.yaml; did you mean disease-control?"
    ]


def test_a_key_like_no_other_gets_an_example():
    assert findings(department="zzz") == [
        "content/policy-information/2026/a.md:2: PEO001 department: got 'zzz', "
        "expected a key of policy/departments.yaml, such as disease-control"
    ]
