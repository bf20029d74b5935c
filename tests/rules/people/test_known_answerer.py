"""PEO004: the department that answers is one of the ministry's."""

from dataclasses import replace

import pytest

from plugins.rules.people.known_answerer import known_answerer
from tests.rules.make import NOW, document, policy, shown, time


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


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-11-19", []),
        (
            "2026-11-20",
            [
                "content/public-qa/2026/a.md:2: PEO004 answered_by: got disease-control, which is policy-and-law since "
                "2026-11-20, expected policy-and-law in a document of 2026-11-20"
            ],
        ),
    ],
)
def test_an_answer_from_after_the_end_of_a_department_names_its_successor(day, found):
    known = policy().departments
    ended = replace(known["disease-control"], until=time("2026-11-20T00:00"), successor="policy-and-law")
    rules = replace(policy(), departments={**known, "disease-control": ended})
    answer = document("public-qa", answered_by="disease-control", answered=day)
    assert shown(known_answerer(answer, rules, NOW)) == found
