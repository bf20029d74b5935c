"""EMG003: the notices of one event follow one another in the order of their days (I.6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.rules.emergencies.series_in_order import series_in_order
from plugins.rules.library import Library
from tests.rules.emergencies.notices import FIRST, SECOND, THIRD, notice, public
from tests.rules.make import approved, catalogue, policy, shown


def findings(document, *known, working=(), withdrawn=()):
    dossiers = [replace(approved(id), withdrawn=True) for id in withdrawn]
    library = Library(catalogue(*known, dossiers=dossiers), {one.id: one for one in working}, policy())
    return shown(series_in_order(document, library))


def second(before=FIRST, dated="2026-11-13"):
    return notice(SECOND, dated=dated, updates=before)


def test_a_first_notice_continues_none():
    assert findings(notice(dated="2026-11-12")) == []


@pytest.mark.parametrize("day", ["2026-11-12", "2026-11-13"])
def test_a_notice_continues_one_that_is_not_younger(day):
    assert findings(second(), public(dated=day)) == []
    assert findings(second(), working=[notice(dated=day)]) == []


def test_a_third_one_may_name_the_second_or_the_first():
    known = public(dated="2026-11-12"), public(SECOND, dated="2026-11-13", updates=FIRST)
    for before in (FIRST, SECOND):
        assert findings(notice(THIRD, dated="2026-11-14", updates=before), *known) == []


def test_a_younger_one_is_not_continued():
    assert findings(second(), public(dated="2026-11-14")) == [
        "content/epidemics-and-emergencies/2026/a.md:4: EMG003 updates: got aaaaaaaa, dated 2026-11-14, "
        "expected a notice of the event up to 2026-11-13, the day of this one"
    ]


def test_what_is_being_written_counts_before_what_is_public():
    assert len(findings(second(), public(dated="2026-11-12"), working=[notice(dated="2026-11-14")])) == 1


def test_notices_do_not_continue_one_another_in_a_circle():
    own = second()
    circle = [notice(dated="2026-11-13", updates=THIRD), notice(THIRD, dated="2026-11-13", updates=SECOND), own]
    assert findings(own, working=circle) == [
        "content/epidemics-and-emergencies/2026/a.md:4: EMG003 updates: got aaaaaaaa, which in the end continues "
        "this notice, expected an earlier notice of the event"
    ]


def test_a_notice_that_was_approved_is_continued():
    library = Library(catalogue(public(dated="2026-11-12"), dossiers=[approved(FIRST)]), {}, policy())
    assert shown(series_in_order(second(), library)) == []


def test_a_notice_that_was_withdrawn_is_not_continued():
    assert findings(second(), withdrawn=[FIRST]) == [
        "content/epidemics-and-emergencies/2026/a.md:4: EMG003 updates: got aaaaaaaa, which was withdrawn, "
        "expected a notice that is public or being written"
    ]
