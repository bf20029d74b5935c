"""PEO004: the department that answers is one of the ministry's."""

from plugins.rules.people.known_answerer import known_answerer
from tests.rules.make import NOW, document, policy, shown


def findings(**raw):
    return shown(known_answerer(document("public-qa", **raw), policy(), NOW))


def test_each_department_of_the_policy_passes():
    assert [key for key in policy().departments if findings(answered_by=key)] == []


def test_none_at_all_is_left_to_required_fields():
    assert findings() == []


def test_another_key_is_one_finding_with_what_may_be_meant():
    assert findings(answered_by="emergency") == [
        "content/public-qa/2026/a.md:2: PEO004 answered_by: got 'emergency', "
        "expected a key of policy/departments.yaml; did you mean emergency-office?"
    ]
