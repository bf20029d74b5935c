"""Who leads a department and who answers for its texts, at an instant (I.3, IV.1)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.person import Person, Term
from plugins.model.staff import next_change, staff
from plugins.model.value import parse_instant
from tests.review.office import policy

BEGIN, END = parse_instant("2026-11-01T00:00"), parse_instant("2027-01-01T00:00")


def person(key, *terms):
    """Somebody with terms."""
    return Person(key, {"en": key, "zh-Hans": key}, terms)


def of(*people):
    """The policy with these people alone."""
    return replace(policy(), people={one.key: one for one in people})


def test_head_and_contact_of_the_department_are_named():
    ours = of(
        person("a.head", Term("department-head", "disease-control", BEGIN)),
        person("b.contact", Term("content-contact", "disease-control", BEGIN)),
        person("c.contact", Term("content-contact", "policy-and-law", BEGIN)),
        person("d.liaison", Term("liaison", "disease-control", BEGIN)),
    )
    assert staff(ours, "disease-control", BEGIN) == (("a.head",), ("b.contact",))


def test_the_head_of_the_information_office_leads_it():
    ours = of(person("a.head", Term("information-office-head", "information-office", BEGIN)))
    assert staff(ours, "information-office", BEGIN) == (("a.head",), ())


def test_who_stands_in_for_somebody_is_not_named():
    ours = of(person("a.deputy", Term("department-head", "disease-control", BEGIN, None, "somebody")))
    assert staff(ours, "disease-control", BEGIN) == ((), ())


@pytest.mark.parametrize(
    ("at", "there", "next"),
    [
        ("2026-10-31T23:59", False, "2026-11-01T00:00"),
        ("2026-11-01T00:00", True, "2027-01-01T00:00"),
        ("2027-01-01T00:00", False, None),
    ],
)
def test_a_term_begins_and_ends_and_the_site_changes_then(at, there, next):
    ours = of(person("a.head", Term("department-head", "disease-control", BEGIN, END)))
    now = parse_instant(at)
    assert (staff(ours, "disease-control", now)[0] == ("a.head",)) is there
    assert next_change(ours, now) == (parse_instant(next) if next else None)


def test_terms_that_no_page_names_change_nothing():
    assert next_change(of(person("a.liaison", Term("liaison", "disease-control", BEGIN, END))), BEGIN) is None
