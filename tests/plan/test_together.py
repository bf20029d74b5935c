"""What goes out with another document: at the same moment, held with it, and never in a circle."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from plugins.model.value import parse_instant
from tests.plan.make import BEFORE, NOW, Shelf, dossier, revision
from tests.review.office import ID, OTHER, act

LAW = revision(ID)
THIRD = "3p8v1c5d"
WITHDRAWN = {"withdrawn": act("withdraw", "chen.yu"), "withdrawn_at": NOW}


def test_a_document_goes_out_with_its_partner():
    law = revision(ID, publish="2026-11-24T10:00")
    release = revision(OTHER, column="press-releases", publish=f"with {ID}")
    shelf = Shelf.public(law, release)

    assert shelf.standings()[OTHER].reasons == (f"goes out with {ID}, which is not public",)
    assert shelf.standings()[OTHER].opens == parse_instant("2026-11-24T10:00")
    assert shelf.standings(parse_instant("2026-11-24T10:00"))[OTHER].public == release.digest


def test_a_document_whose_partner_nobody_knows_waits():
    assert not Shelf.public(revision(ID, publish=f"with {OTHER}")).standings()[ID].public


@pytest.mark.parametrize("ids", [(ID,), (ID, OTHER), (ID, OTHER, THIRD)])
def test_documents_that_go_out_with_each_other_in_a_circle_stay_closed(ids):
    shelf = Shelf.public(
        *(revision(one, publish=f"with {next_}") for one, next_ in zip(ids, (*ids[1:], ids[0]), strict=True))
    )

    assert [shelf.standings()[id].public for id in ids] == [""] * len(ids)


@pytest.mark.parametrize("ids", [(ID, OTHER), (OTHER, ID)])
def test_a_circle_through_a_newer_revision_does_not_depend_on_the_ids(ids):
    one, two = ids
    first, second = revision(two), revision(two, "b", publish=f"with {one}")
    follower = revision(one, publish=f"with {two}")
    shelf = Shelf.of((dossier(first, second), (first, second)), (dossier(follower), (follower,)))

    standings = shelf.standings()

    assert (standings[one].public, standings[two].public) == (follower.digest, second.digest)


def test_a_long_row_of_documents_goes_out_together():
    ids = [f"{number:08d}" for number in range(3000)]
    shelf = Shelf.public(
        revision(ids[-1]), *(revision(id, publish=f"with {ids[n + 1]}") for n, id in enumerate(ids[:-1]))
    )

    assert all(standing.public for standing in shelf.standings().values())


def test_what_goes_with_a_held_document_is_held_with_it():
    release = revision(OTHER, column="press-releases", publish=f"with {ID}")
    law = dossier(LAW, released=(LAW,), held=NOW, held_by="li.wei")
    shelf = Shelf.of((law, (LAW,)), (dossier(release), (release,)))

    assert shelf.standings()[ID].public == LAW.digest
    assert shelf.standings()[OTHER].reasons == (f"goes out with {ID}, which is held",)


def test_what_is_public_already_stays_when_its_partner_is_held_or_withdrawn():
    release = revision(OTHER, column="press-releases", publish=f"with {ID}")
    out = (dossier(release, released=(release,)), (release,))

    for stopped in ({"held": NOW, "held_by": "li.wei"}, WITHDRAWN):
        shelf = Shelf.of((dossier(LAW, released=(LAW,), **stopped), (LAW,)), out)
        assert shelf.standings()[OTHER].public == release.digest


def test_standings_do_not_depend_on_the_order_of_accounts():
    entries = [
        (dossier(r), (r,))
        for r in (LAW, revision(OTHER, publish=f"with {ID}"), revision(THIRD, publish=f"with {OTHER}"))
    ]

    forwards, backwards = Shelf.of(*entries).standings(BEFORE), Shelf.of(*entries[::-1]).standings(BEFORE)

    assert list(forwards.items()) == list(backwards.items())
    assert replace(forwards[THIRD], id=OTHER).public


def conference(**typed: str):
    return revision(ID, column="press-conferences", **{"begins": "2026-11-27 10:00", **typed})


def test_what_goes_with_a_conference_waits_until_it_begins():
    shelf = Shelf.public(conference(), revision(OTHER, column="press-releases", publish=f"with {ID}"))
    begins = parse_instant("2026-11-27T10:00")

    waiting = shelf.standings()[OTHER]
    assert shelf.standings()[ID].public
    assert (waiting.public, waiting.opens) == ("", begins)
    assert waiting.reasons == (f"goes out with {ID}, which begins at 2026-11-27 10:00",)
    assert not shelf.standings(begins - timedelta(seconds=1))[OTHER].public
    assert shelf.standings(begins)[OTHER].public


def test_what_goes_with_a_conference_that_has_no_time_waits_for_one():
    put_off = conference(begins="", announced_for="2026-11-20 10:00", standing="postponed")
    shelf = Shelf.public(put_off, revision(OTHER, column="press-releases", publish=f"with {ID}"))

    assert shelf.standings()[OTHER].reasons == (f"goes out with {ID}, which has no time",)
    assert not shelf.standings(parse_instant("2030-01-01T00:00"))[OTHER].public


def test_a_hold_of_a_conference_stops_what_goes_with_it_also_after_it_began():
    law, release = conference(begins="2026-11-23 09:00"), revision(OTHER, column="press-releases", publish=f"with {ID}")
    shelf = Shelf.of(
        (dossier(law, released=(law,), held=BEFORE, held_by="fang.ning"), (law,)), (dossier(release), (release,))
    )

    assert shelf.standings()[ID].public
    assert shelf.standings()[OTHER].reasons == (f"goes out with {ID}, which is held",)
