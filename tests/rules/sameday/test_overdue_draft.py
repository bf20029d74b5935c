"""SAM004: what has been announced does not wait in the review."""

from dataclasses import replace

from plugins.model.finding import Weight
from plugins.rules.library import Library
from plugins.rules.sameday.overdue_draft import overdue_draft
from tests.rules.make import act, approved, catalogue, document, policy, publication, time

ID = "k7m29xqf"


def findings(at, column="laws-and-regulations", public=False, dossier=None):
    known = catalogue(
        *([publication(ID, column)] if public else []), dossiers=[dossier] if dossier else [], at=time(at)
    )
    return list(overdue_draft(document(column, id=ID, announced="2026-11-23"), Library(known, {}, policy())))


def test_the_day_announced_is_not_over_before_midnight():
    assert findings("2026-11-23T23:59") == []


def test_what_is_public_or_withdrawn_or_has_no_such_clock_passes():
    assert findings("2026-12-24T10:00", public=True) == []
    assert findings("2026-12-24T10:00", dossier=replace(approved(ID), withdrawn=act("withdraw"))) == []
    assert findings("2026-12-24T10:00", column="work-updates") == []


def test_from_midnight_on_it_is_owed():
    found = findings("2026-11-24T00:00")
    assert [(f.weight, f.due) for f in found] == [(Weight.OWED, time("2026-11-24T00:00"))]
    assert str(found[0]) == (
        "content/laws-and-regulations/2026/a.md:3: SAM004 announced: got 2026-11-23, "
        "expected public by the end of that day; it is overdue until it is released"
    )
