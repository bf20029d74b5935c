"""PEO002: the contact is somebody whom policy names."""

from plugins.rules.people.known_contact import known_contact
from tests.rules.make import NOW, document, policy, shown


def findings(**raw):
    return shown(known_contact(document(**raw), policy(), NOW))


def test_everybody_in_the_policy_passes():
    assert [key for key in policy().people if findings(contact=key)] == []


def test_nobody_at_all_is_left_to_required_fields():
    assert findings() == []


def test_somebody_else_is_one_finding_with_who_may_be_meant():
    assert findings(contact="li.wie") == [
        "content/policy-information/2026/a.md:2: PEO002 contact: got 'li.wie', "
        "expected a key of policy/people.yaml; did you mean li.wei?"
    ]
