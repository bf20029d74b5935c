"""Faults of the reader: each with a code of its own, collected, sorted, shown alike."""

from __future__ import annotations

import re

import pytest

from plugins.model.finding import Fault, Weight
from plugins.read import faults
from plugins.read.faults import FAULTS, Faults, shown

EVERY = [value for value in vars(faults).values() if isinstance(value, Fault)]


def test_every_fault_is_listed_for_the_documentation_under_a_code_of_its_own():
    assert {fault.code: (fault.name, fault.sentence) for fault in EVERY} == dict(FAULTS)
    assert len({fault.code for fault in EVERY}) == len({fault.name for fault in EVERY}) == len(EVERY)


@pytest.mark.parametrize("fault", EVERY, ids=lambda fault: fault.code)
def test_a_fault_has_a_code_a_name_and_a_sentence(fault):
    assert re.fullmatch(r"(?:REA|INT)[0-9]{3}", fault.code)
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", fault.name)
    assert re.fullmatch(r"[A-Z].*\.", fault.sentence)


def test_integrity_and_links_stop_what_they_are_found_in():
    stopping = {fault.code for fault in EVERY if fault.weight is Weight.STOP}
    assert stopping == {code for code in FAULTS if code.startswith("INT")} | {faults.SYMLINK.code}


def test_faults_are_sorted_by_place_and_each_stands_once():
    found, other = Faults("b.md"), Faults("a.md")
    for line in (3, 1, 3):
        found.add(faults.VALUE, line, field="x", got="y", expected="z")
    other.add(faults.VALUE, 9, got="y", expected="z")
    found.gather(other)
    assert [(f.path, f.line, f.document) for f in found.findings("k7m29xqf")] == [
        ("a.md", 9, "k7m29xqf"),
        ("b.md", 1, "k7m29xqf"),
        ("b.md", 3, "k7m29xqf"),
    ]


def test_of_many_faults_in_a_file_that_belongs_to_another_the_rest_is_counted_once():
    found, other = Faults("a.md"), Faults("b.pdf")
    for number in range(400):
        other.add(faults.VALUE, 1, got=f"{number}", expected="z")
    found.gather(other)
    counts = [finding.got for finding in found.findings() if "more" in finding.got]
    assert counts == ["350 more of this kind, from here on"]


def test_what_was_found_is_cut_where_it_is_long():
    assert shown("a" * 58) == repr("a" * 58)
    assert len(shown("a" * 59)) == 60
    assert shown(("a", "b")) == "['a', 'b']"
