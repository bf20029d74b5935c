"""PEO001: the department is one of the ministry's."""

from plugins.rules.people.known_department import known_department
from tests.rules.make import NOW, document, policy, shown


def findings(**raw):
    return shown(known_department(document(**raw), policy(), NOW))


def test_each_department_of_the_policy_passes():
    assert [key for key in policy().departments if findings(department=key)] == []


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
