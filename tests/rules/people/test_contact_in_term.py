"""PEO003: the contact stands for the department at the time."""

from dataclasses import replace

import pytest

from plugins.model.standing import Dossier
from plugins.rules.library import Library
from plugins.rules.people.contact_in_term import contact_in_term
from tests.rules.make import NOW, act, approved, catalogue, document, policy, shown, time


def findings(contact, department, column="policy-information", at=NOW, dossier=None, **raw):
    one = document(column, id="k7m29xqf", department=department, contact=contact, **raw)
    library = Library(catalogue(dossiers=[dossier] if dossier else [], at=at), {}, policy())
    return shown(contact_in_term(one, library))


@pytest.mark.parametrize(
    ("contact", "department", "column"),
    [
        ("li.wei", "disease-control", "policy-information"),
        ("he.lin", "disease-control", "policy-information"),
        ("chen.yu", "information-office", "work-updates"),
        ("chen.yu", "disease-control", "press-releases"),
        ("zhao.min", "disease-control", "public-qa"),
    ],
)
def test_contact_deputy_and_where_policy_allows_it_the_office_pass(contact, department, column):
    assert findings(contact, department, column) == []


def test_somebody_unknown_is_left_to_known_contact():
    assert findings("nobody", "disease-control") == []
    assert findings("li.wei", "no-department") == []


@pytest.mark.parametrize(
    ("contact", "department", "column"),
    [
        pytest.param("li.wei", "medical-administration", "policy-information", id="of another department"),
        pytest.param("guo.tao", "disease-control", "policy-information", id="liaison"),
        pytest.param("chen.yu", "disease-control", "policy-information", id="the office where departments write"),
        pytest.param("sun.hao", "disease-control", "public-qa", id="leader"),
    ],
)
def test_anybody_else_is_one_finding(contact, department, column):
    assert len(findings(contact, department, column)) == 1


@pytest.mark.parametrize(("at", "count"), [("2026-09-30T23:59", 0), ("2026-10-01T00:00", 1)])
def test_a_term_ends_with_the_last_minute_of_its_last_day(at, count):
    assert len(findings("cao.min", "international-cooperation", at=time(at))) == count


def test_a_term_that_ends_after_submission_takes_nothing_back():
    submitted = act(at=time("2026-09-30T10:00"), by="cao.min")
    pending = Dossier("k7m29xqf", (submitted,), pending="sha256:1", steps=(submitted,))
    assert findings("cao.min", "international-cooperation", dossier=pending) == []
    done = approved(at=time("2026-09-30T10:00"))
    assert findings("cao.min", "international-cooperation", dossier=done, status="approved") == []


def test_editing_after_the_term_is_a_new_text():
    done = approved(at=time("2026-09-30T10:00"))
    assert len(findings("cao.min", "international-cooperation", dossier=done, status="draft")) == 1


def test_a_department_that_nobody_stands_for_is_named():
    rules = policy()
    empty = replace(rules, people={"li.wei": rules.people["li.wei"]})
    one = document(department="emergency-office", contact="li.wei")
    assert "names none at present" in shown(contact_in_term(one, Library(catalogue(), {}, empty)))[0]


def test_the_message_names_place_fault_and_remedy():
    assert findings("cao.min", "international-cooperation") == [
        "content/policy-information/2026/a.md:4: PEO003 contact: got cao.min, who does not stand for "
        "international-cooperation on 2026-11-23, expected a content contact or deputy of the department, "
        "such as song.ya"
    ]
