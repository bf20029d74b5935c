"""A department that was renamed or merged: its title shows both names, and the successor's people answer for it."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from plugins.policy.load import load_policy

OLD = "disease-control: {en: Disease Control, zh-Hans: 疾病预防控制局}"
ENDS = "until: 2026-10-01, successor: {successor}}}"


def renamed(faults, successor="medical-administration", *more):
    """Let disease control end on 1 October 2026; return the faults of the policy."""
    return faults("departments.yaml", (OLD, f"{OLD[:-1]}, {ENDS.format(successor=successor)}"), *more)


def holds(root, who, role, at, department="disease-control"):
    return load_policy(root).people[who].holds(role, parse_instant(at), department)


def test_a_department_that_is_there_has_its_own_title_alone(root):
    assert load_policy(root).departments["disease-control"].title["en"] == "Disease Control"


def test_both_names_are_shown(root, faults):
    assert renamed(faults) == []
    assert load_policy(root).departments["disease-control"].title == {
        "en": "Disease Control (from 2026-10-01: Medical Administration)",
        "zh-Hans": "疾病预防控制局（自2026-10-01起：医政司）",
    }
    assert load_policy(root).departments["medical-administration"].title["en"] == "Medical Administration"


@pytest.mark.parametrize(("at", "old", "new"), [("2026-09-30T23:59", True, False), ("2026-10-01T00:00", False, True)])
def test_from_that_day_the_people_of_the_successor_answer(at, old, new, root, faults):
    renamed(faults)
    assert holds(root, "li.wei", "content-contact", at) is old
    assert holds(root, "guo.tao", "liaison", at) is old
    assert holds(root, "wang.qing", "content-contact", at) is new
    assert holds(root, "wang.qing", "content-contact", at, "medical-administration")


def test_a_successor_that_ends_hands_on(root, faults):
    later = "medical-administration: {en: Medical Administration, zh-Hans: 医政司"
    assert (
        renamed(faults, "medical-administration", (later, f"{later}, until: 2027-01-01, successor: policy-and-law"))
        == []
    )
    assert [holds(root, "wang.qing", "content-contact", at) for at in ("2026-12-31T09:00", "2027-01-01T09:00")] == [
        True,
        False,
    ]
    assert [holds(root, "xu.jing", "content-contact", at) for at in ("2026-12-31T09:00", "2027-01-01T09:00")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("successor", "fault"),
    [
        (
            "disease-prevention",
            "departments.yaml:5: disease-control: successor: 'disease-prevention' is no department; ",
        ),
        (
            "disease-control",
            "departments.yaml:5: disease-control: successor: disease-control ends on 2026-10-01, "
            "expected a department that is there then",
        ),
    ],
)
def test_a_successor_is_a_department_that_is_there_then(successor, fault, faults):
    assert any(line.startswith(fault) for line in renamed(faults, successor))


def test_departments_that_follow_on_each_other_in_a_circle_are_named(faults):
    later = "medical-administration: {en: Medical Administration, zh-Hans: 医政司"
    found = renamed(
        faults, "medical-administration", (later, f"{later}, until: 2027-01-01, successor: disease-control")
    )
    assert [line.partition(": ")[2].partition(":")[0] for line in found] == [
        "disease-control",
        "medical-administration",
    ]


@pytest.mark.parametrize("alone", ["until: 2026-10-01", "successor: policy-and-law"])
def test_one_of_both_keys_is_not_enough(alone, faults):
    assert faults("departments.yaml", (OLD, f"{OLD[:-1]}, {alone}}}")) == [
        "departments.yaml:5: disease-control: got one of until and successor, expected both, such as "
        "until: 2027-01-01, successor: health-law"
    ]


@pytest.mark.parametrize("key", ["Public_Health", "public_health", "Health"])
def test_a_key_that_no_address_can_hold_is_a_fault(faults, key):
    line = f"\n{key}: {{en: Public Health, zh-Hans: 公共卫生司}}\n"
    sentence = "got a key with other characters, expected lower case, such as disease-control"
    assert f"departments.yaml:12: {key}: {sentence}" in faults("departments.yaml", ("", line))


def test_telephone_and_email_are_kept(root, faults):
    assert (
        faults("departments.yaml", (OLD, f"{OLD[:-1]}, telephone: 000-5550-1231, email: wells@health.example}}")) == []
    )
    department = load_policy(root).departments["disease-control"]
    assert (department.telephone, department.email) == ("000-5550-1231", "wells@health.example")


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("telephone", "call us", "a telephone number of digits and hyphens, such as 000-5550-1200"),
        ("email", "wells at health", "an address such as wells@health.example"),
        ("email", "a@b.example?bcc=c@d.example", "an address such as wells@health.example"),
    ],
)
def test_what_is_no_telephone_or_address_is_a_fault(key, value, expected, faults):
    (fault,) = faults("departments.yaml", (OLD, f"{OLD[:-1]}, {key}: '{value}'}}"))
    assert fault.endswith(f"got {value!r}, expected {expected}")
