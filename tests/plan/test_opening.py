"""When an approved revision may be public, and which one is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from plugins.model.clock import Clock
from plugins.model.standing import Dossier, State
from plugins.model.value import parse_instant
from tests.plan.make import BEFORE, NOW, Shelf, approval, dossier, revision
from tests.review.office import ID, act

LAW = revision(ID)
NEWER = revision(ID, "b")
OLD, NEW = LAW, NEWER
LATER = parse_instant("2026-11-21T12:00")
WITHDRAWN = {"withdrawn": act("withdraw", "chen.yu"), "withdrawn_at": NOW}


@pytest.mark.parametrize(
    ("at", "open"),
    [
        ("2026-11-23T09:59:59", False),
        ("2026-11-23T10:00", True),
        ("2026-11-23T01:59:59Z", False),
        ("2026-11-23T02:00Z", True),
    ],
)
def test_a_time_opens_at_its_very_second_in_the_zone_of_the_ministry(at, open):
    shelf = Shelf.public(revision(ID, publish="2026-11-23T10:00"))

    standing = shelf.standings(parse_instant(at))[ID]

    assert bool(standing.public) is open
    assert standing.state is (State.PUBLIC if open else State.WAITING)


def test_a_waiting_revision_tells_its_time_and_the_clock_remembers_it():
    clock = Clock(NOW)
    standing = Shelf.public(revision(ID, publish="2026-11-24T10:00")).standings(clock=clock)[ID]

    assert standing.opens == clock.next == parse_instant("2026-11-24T10:00")
    assert standing.reasons == ("waits for 2026-11-24 10:00",)


def test_a_day_opens_at_its_beginning():
    shelf = Shelf.public(revision(ID, publish="2026-11-23"))

    assert not shelf.standings(parse_instant("2026-11-22T23:59:59"))[ID].public
    assert shelf.standings(parse_instant("2026-11-23T00:00"))[ID].public


def test_on_approval_opens_at_once():
    assert Shelf.public(LAW).standings()[ID].public == LAW.digest


def test_on_go_waits_for_the_go():
    law = revision(ID, publish="on-go")
    waiting = Shelf.public(law)
    opened = Shelf.of((dossier(law, approvals=(approval(law, go=NOW),)), (law,)))

    assert waiting.standings()[ID].reasons == ("waits for a go that cites the release it follows",)
    assert opened.standings()[ID].public == law.digest
    assert not opened.standings(NOW - timedelta(seconds=1))[ID].public


def test_a_column_that_asks_for_a_time_keeps_back_what_says_none():
    law = revision(ID, publish="")

    assert Shelf.public(law).standings()[ID].reasons == (
        "does not say when it is to be published, and its column asks for that",
    )


def test_what_was_adopted_needs_no_time():
    law = revision(ID, publish="")
    shelf = Shelf.of((dossier(law, approvals=(approval(law, adopted=True),)), (law,)))

    assert shelf.standings()[ID].public == law.digest


@pytest.mark.parametrize("stop", [{"held": NOW, "held_by": "li.wei"}, {"conflict": True}], ids=["hold", "conflict"])
class TestStopped:
    """A hold and a conflict stop what is new and leave what is public."""

    def test_nothing_new_goes_out(self, stop):
        standing = Shelf.of((dossier(LAW, **stop), (LAW,))).standings()[ID]

        assert (standing.state, standing.public) == (State.HELD, "")

    def test_what_the_last_release_shows_stays(self, stop):
        shelf = Shelf.of((dossier(LAW, NEWER, released=(LAW,), **stop), (LAW, NEWER)))

        assert shelf.standings()[ID].public == LAW.digest

    def test_what_was_shown_once_and_ended_since_does_not_come_back(self, stop):
        shelf = Shelf.of((dossier(LAW, released=(LAW,), ended=True, **stop), (LAW,)))

        assert shelf.standings()[ID].public == ""


def test_a_contested_approval_opens_nothing_and_takes_nothing_back():
    contested = (approval(LAW), approval(NEWER, contested=True))
    new = Shelf.of((dossier(LAW, approvals=contested), (LAW, NEWER)))
    shown = Shelf.of((dossier(LAW, approvals=contested, released=(NEWER,)), (LAW, NEWER)))

    assert new.standings()[ID].public == LAW.digest
    assert shown.standings()[ID].public == NEWER.digest


def test_a_newer_revision_that_waits_leaves_the_older_one_public():
    newer = revision(ID, "b", publish="2026-12-01")
    shelf = Shelf.of((dossier(LAW, newer), (LAW, newer)))

    assert shelf.standings()[ID].public == LAW.digest
    assert shelf.standings()[ID].state is State.WAITING
    assert shelf.standings(parse_instant("2026-12-01T00:00"))[ID].public == newer.digest


def test_a_withdrawn_document_is_not_public():
    standing = Shelf.of((dossier(LAW, released=(LAW,), **WITHDRAWN), (LAW,))).standings()[ID]

    assert (standing.state, standing.public) == (State.WITHDRAWN, "")
    assert standing.reasons == ("withdrawn by chen.yu on 2026-11-23 12:00",)


def test_missing_bytes_leave_what_was_released_last():
    shelf = Shelf.of((dossier(LAW, NEWER, released=(LAW,)), (LAW,)))

    standing = shelf.standings()[ID]

    assert (standing.public, standing.carried) == (LAW.digest, True)
    assert standing.reasons == ("its approved bytes are missing or changed",)


def test_a_withheld_revision_leaves_what_was_released_last():
    shelf = Shelf.of((dossier(LAW, NEWER, released=(LAW,)), (LAW, NEWER)))

    standing = shelf.standings(withheld={NEWER.digest: "it carries a secrecy mark"})[ID]

    assert (standing.public, standing.carried, standing.reasons) == (LAW.digest, True, ("it carries a secrecy mark",))


def test_a_withheld_revision_that_was_never_released_leaves_nothing():
    shelf = Shelf.of((dossier(LAW, NEWER), (LAW, NEWER)))

    assert shelf.standings(withheld={NEWER.digest: "it carries a secrecy mark"})[ID].public == ""


def test_a_released_revision_that_is_withheld_is_taken_back():
    shelf = Shelf.of((dossier(LAW, released=(LAW,)), (LAW,)))

    assert shelf.standings(withheld={LAW.digest: "it carries a secrecy mark"})[ID].public == ""


def test_acts_that_cannot_be_believed_leave_what_the_last_release_shows():
    shelf = Shelf.of((dossier(LAW, NEWER, released=(LAW,), broken=("an act is missing",)), (LAW, NEWER)))

    standing = shelf.standings()[ID]

    assert (standing.public, standing.carried, standing.reasons) == (LAW.digest, True, ("an act is missing",))


def test_a_document_that_has_left_the_site_does_not_come_back_because_its_withdrawal_was_deleted():
    gone = dossier(LAW, released=(LAW,), ended=True, broken=("the sealed act is missing",))

    assert Shelf.of((gone, (LAW,))).standings()[ID].public == ""


def test_a_withdrawn_document_does_not_stay_because_its_other_acts_cannot_be_believed():
    withdrawn = dossier(LAW, released=(LAW,), broken=("the sealed act is missing",), **WITHDRAWN)

    standing = Shelf.of((withdrawn, (LAW,))).standings()[ID]

    assert (standing.state, standing.public) == (State.HELD, "")


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"pending": LAW.digest, "steps": (act("submit", "li.wei"),)}, State.SUBMITTED),
        ({"returned": act("return", "chen.yu")}, State.RETURNED),
        ({}, State.DRAFT),
    ],
)
def test_what_is_not_approved_is_not_public(more, state):
    shelf = Shelf.of((dossier(LAW, approvals=(), **more), (LAW,)))

    assert (shelf.standings()[ID].state, shelf.standings()[ID].public) == (state, "")


def test_a_text_that_a_release_replaced_is_not_shown_when_the_approval_of_the_one_after_it_is_lost():
    account = Dossier(ID, approvals=(approval(OLD),), released=((OLD.digest, BEFORE), (NEW.digest, LATER)))
    (standing,) = Shelf.of((account, (OLD, NEW))).standings().values()
    assert (standing.public, standing.carried) == (NEW.digest, True)


def test_a_text_approved_after_the_release_of_another_takes_its_place():
    account = Dossier(ID, approvals=(approval(OLD, at=NOW),), released=((OLD.digest, BEFORE), (NEW.digest, LATER)))
    (standing,) = Shelf.of((account, (OLD, NEW))).standings().values()
    assert (standing.public, standing.carried) == (OLD.digest, False)


def test_a_text_that_was_confirmed_after_it_was_replaced_is_shown_again():
    again = approval(OLD, confirmed=NOW)
    account = Dossier(ID, approvals=(again,), released=((OLD.digest, BEFORE), (NEW.digest, LATER)))
    (standing,) = Shelf.of((account, (OLD, NEW))).standings().values()
    assert standing.public == OLD.digest


def test_a_text_that_waits_behind_the_one_that_is_shown_is_not_over():
    waiting = revision(ID, "later", publish="2026-11-23T11:00")
    account = replace(dossier(OLD, waiting), released=((OLD.digest, LATER),))
    (standing,) = Shelf.of((account, (OLD, waiting))).standings().values()
    assert standing.public == waiting.digest


def test_what_a_release_ended_is_not_shown_although_no_withdrawal_counts_any_more():
    account = dossier(OLD, released=(OLD,)).with_end(LATER)
    (standing,) = Shelf.of((account, (OLD,))).standings().values()
    assert (standing.state, standing.public) == (State.WAITING, "")
    assert standing.reasons == ("a release replaced or ended it; only an approval after that shows it again",)


def test_where_the_bytes_of_what_is_shown_are_lost_no_other_text_takes_its_place():
    account = replace(dossier(OLD, NEW), released=((OLD.digest, BEFORE), (NEW.digest, LATER)))
    (standing,) = Shelf.of((account, (OLD,))).standings().values()
    assert (standing.state, standing.public, standing.forbidden) == (State.HELD, "", False)


def test_what_a_rule_keeps_from_staying_says_so():
    (standing,) = Shelf.of((dossier(OLD, released=(OLD,)), (OLD,))).standings(withheld={OLD.digest: "SEC001"}).values()
    assert (standing.public, standing.forbidden) == ("", True)


def test_what_was_expunged_is_not_carried():
    account = Dossier(ID, released=((OLD.digest, BEFORE),), expunged=(OLD.digest,))
    (standing,) = Shelf.of((account, (OLD,))).standings().values()
    assert standing.public == ""
