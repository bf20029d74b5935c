"""The catalogue at one instant: addresses, first releases, punctuality, dated history, notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from plugins.model.clock import Clock
from plugins.model.publication import Publication, Punctuality, Version
from plugins.model.standing import State
from plugins.model.value import parse_instant
from tests.plan.make import BEFORE, NOW, Shelf, approval, dossier, revision
from tests.review.office import ID, LAWS, OTHER, act, finished, minutes

LAW = revision(ID)
NEWER = revision(ID, "b", change="minor", change_note="A typing error.")
WITHDRAWN = {"withdrawn": act("withdraw", "chen.yu"), "withdrawn_at": NOW}


def published(shelf: Shelf, at: str = "2026-11-23T12:00", id: str = ID, *, releasing: bool = False) -> Publication:
    """Return one publication at an instant."""
    return shelf.schedule(parse_instant(at), releasing=releasing)[0].publications[id]


def test_an_address_is_made_of_column_year_and_slug():
    assert published(Shelf.public(LAW)).url == f"/{LAWS}/2026/slug-{ID}.html"


def test_an_adopted_document_without_a_date_has_an_address_without_a_year():
    law = revision(ID, announced="")
    shelf = Shelf.of((dossier(law, approvals=(approval(law, adopted=True),)), (law,)))

    assert (published(shelf).url, published(shelf).day) == (f"/{LAWS}/undated/slug-{ID}.html", None)


def test_a_document_that_no_release_has_held_is_not_yet_released():
    assert published(Shelf.public(LAW)).since is None
    assert published(Shelf.public(LAW), releasing=True).since == NOW


def test_a_document_is_published_since_its_first_release_whatever_changed_since():
    shelf = Shelf.of((dossier(LAW, NEWER, released=(LAW,)), (LAW, NEWER)))

    publication = published(shelf, releasing=True)

    assert publication.since == BEFORE
    assert publication.versions == (
        Version(NEWER.digest, NOW, "minor", "A typing error."),
        Version(LAW.digest, BEFORE, "", "", until=NOW),
    )


@pytest.mark.parametrize(
    ("released", "at", "verdict"),
    [
        (None, "2026-11-22T23:59:59", Punctuality.DUE),
        (None, "2026-11-23T23:59:59", Punctuality.DUE),
        (None, "2026-11-24T00:00", Punctuality.OVERDUE),
        ("2026-11-22T23:59:59", "2026-11-25T00:00", Punctuality.EARLY),
        ("2026-11-23T00:00", "2026-11-25T00:00", Punctuality.SAME_DAY),
        ("2026-11-23T23:59", "2026-11-25T00:00", Punctuality.SAME_DAY),
        ("2026-11-24T00:01", "2026-11-25T00:00", Punctuality.LATE),
        ("2026-11-23T15:59:59Z", "2026-11-25T00:00", Punctuality.SAME_DAY),
        ("2026-11-23T16:00Z", "2026-11-25T00:00", Punctuality.LATE),
    ],
)
def test_the_same_day_is_that_of_the_ministry(released, at, verdict):
    shown = {"released": (LAW,), "at": parse_instant(released)} if released else {}
    shelf = Shelf.of((dossier(LAW, **shown), (LAW,)))

    assert published(shelf, at).punctuality is verdict


def test_adopted_documents_are_outside_the_same_day_figures():
    shelf = Shelf.of((dossier(LAW, approvals=(approval(LAW, adopted=True),)), (LAW,)))

    assert published(shelf).punctuality is Punctuality.OUTSIDE
    assert published(Shelf.public(revision(OTHER, column="press-releases")), id=OTHER).punctuality is None


def ranked(*entries: tuple[str, int, bool]) -> Shelf:
    """Put documents on the shelf that want one address: id, minutes of the approval, whether it is shown there."""
    made = []
    for id, at, shown in entries:
        law = revision(id, slug="one-slug")
        made.append(
            (dossier(law, approvals=(approval(law, at=minutes(at)),), released=(law,) if shown else ()), (law,))
        )
    return Shelf.of(*made)


@pytest.mark.parametrize("first", [ID, OTHER])
def test_two_documents_do_not_share_an_address_and_who_was_approved_first_has_it(first):
    second = OTHER if first == ID else ID

    catalogue, findings = ranked((first, 1, False), (second, 2, False)).schedule()

    assert list(catalogue.publications) == [first]
    assert catalogue.standings[second].state is State.HELD and catalogue.standings[second].public == ""
    assert [(f.code, f.document, f.got) for f in findings] == [
        ("PLN001", second, f"/{LAWS}/2026/one-slug.html, which is the address of {first}")
    ]


def test_who_is_shown_at_an_address_keeps_it_although_another_was_approved_earlier():
    catalogue, _ = ranked((ID, 1, False), (OTHER, 2, True)).schedule()

    assert list(catalogue.publications) == [OTHER]


def test_a_revision_that_wants_the_address_of_another_leaves_the_one_that_is_shown():
    moved = revision(ID, "b", slug=f"slug-{OTHER}")
    other = revision(OTHER)
    shelf = Shelf.of(
        (dossier(LAW, moved, released=(LAW,)), (LAW, moved)), (dossier(other, released=(other,)), (other,))
    )

    catalogue, findings = shelf.schedule()

    assert catalogue.publications[ID].revision == LAW and catalogue.publications[OTHER].revision == other
    assert catalogue.standings[ID].carried and [f.document for f in findings] == [ID]


def test_a_revision_that_must_not_be_published_does_not_stay_because_the_next_one_wants_the_address_of_another():
    moved = revision(ID, "b", slug=f"slug-{OTHER}")
    other = revision(OTHER, "c")
    shelf = Shelf.of(
        (dossier(LAW, moved, released=(LAW,)), (LAW, moved)), (dossier(other, released=(other,)), (other,))
    )

    catalogue, _ = shelf.schedule(withheld={LAW.digest: "it carries a secrecy mark"})

    assert list(catalogue.publications) == [OTHER]
    assert (catalogue.standings[ID].state, catalogue.standings[ID].public) == (State.HELD, "")


@pytest.mark.parametrize("slug", ["../secret", "a/b", "..", "A", "a b", "a\\b", "卫", "-"])
def test_an_address_that_is_none_holds_its_document_alone(slug):
    bad, good = revision(ID, slug=slug), revision(OTHER)

    catalogue, findings = Shelf.public(bad, good).schedule()

    assert list(catalogue.publications) == [OTHER]
    assert [(f.document, f.code) for f in findings] == [(ID, "PLN001")]


def test_a_withdrawn_document_leaves_a_notice_without_title_where_it_stood():
    catalogue, _ = Shelf.of((dossier(LAW, released=(LAW,), **WITHDRAWN), (LAW,))).schedule()

    (notice,) = catalogue.notices
    assert (notice.id, notice.url, notice.at, notice.language) == (ID, f"/{LAWS}/2026/slug-{ID}.html", NOW, "en")
    assert LAW.title not in repr(notice)


def titled(reason: str, **keys: str) -> dict[str, Any]:
    """Return the parts of an account whose withdrawal gives the public a reason."""
    made = act("withdraw", "chen.yu")
    return {**WITHDRAWN, "notice": finished(replace(made, extra=(("reason", reason), *keys.items())))}


@pytest.mark.parametrize("reason", ["replaced", "outdated", "mistaken"])
def test_a_notice_says_the_title_when_the_withdrawal_permits_it(reason):
    (notice,) = Shelf.of((dossier(LAW, released=(LAW,), **titled(reason)), (LAW,))).schedule()[0].notices
    assert (notice.title, notice.reason) == (LAW.title, reason)


@pytest.mark.parametrize("reason", ["personal-data", "secrecy", "trade-secret", "court-order"])
def test_a_notice_of_what_must_not_be_read_again_says_the_reason_and_no_title(reason):
    (notice,) = Shelf.of((dossier(LAW, released=(LAW,), **titled(reason)), (LAW,))).schedule()[0].notices
    assert (notice.title, notice.reason) == ("", reason)


def test_a_notice_names_the_successor_that_the_withdrawal_names():
    known = titled("replaced", successor=OTHER)
    (notice,) = Shelf.of((dossier(LAW, released=(LAW,), **known), (LAW,))).schedule()[0].notices
    assert notice.successor == OTHER


@pytest.mark.parametrize("case", ["withheld since", "a mark of secrecy", "the bytes of the last text are missing"])
def test_a_title_that_something_else_closes_is_not_said_though_the_withdrawal_permits_it(case):
    other = revision(ID, "another text")
    missing = case == "the bytes of the last text are missing"
    known = dossier(other, LAW, released=(other, LAW) if missing else (LAW,), **titled("outdated"))
    if case == "withheld since":
        known = replace(known, closed=((LAW.digest, "personal-data"),))
    shelf = Shelf.of((known, (other,) if missing else (LAW,)))
    (notice,) = shelf.schedule(withheld={LAW.digest: "SEC001"} if case == "a mark of secrecy" else None)[0].notices
    assert notice.title == ""


def test_a_document_withdrawn_before_any_release_leaves_nothing():
    assert Shelf.of((dossier(LAW, **WITHDRAWN), (LAW,))).schedule()[0].notices == ()


def test_no_notice_stands_where_another_document_stands_now():
    gone, there = revision(ID, slug="one-slug"), revision(OTHER, slug="one-slug")
    shelf = Shelf.of((dossier(gone, released=(gone,), **WITHDRAWN), (gone,)), (dossier(there), (there,)))

    catalogue, findings = shelf.schedule()

    assert (catalogue.notices, findings, list(catalogue.publications)) == ((), (), [OTHER])


@pytest.mark.parametrize("last", [ID, OTHER])
def test_where_two_were_withdrawn_one_notice_tells_of_the_last(last):
    entries = []
    for id in (ID, OTHER):
        law = revision(id, slug="one-slug")
        at = NOW if id == last else NOW - timedelta(days=1)
        entries.append((dossier(law, released=(law,), withdrawn=WITHDRAWN["withdrawn"], withdrawn_at=at), (law,)))

    assert [notice.id for notice in Shelf.of(*entries).schedule()[0].notices] == [last]


def test_publications_are_ordered_by_their_approval():
    one, two = revision(ID), revision(OTHER)
    shelf = Shelf.of(
        (dossier(one, approvals=(approval(one, at=minutes(2)),)), (one,)),
        (dossier(two, approvals=(approval(two, at=minutes(1)),)), (two,)),
    )

    public = shelf.schedule()[0].publications

    assert sorted(public, key=lambda id: public[id].order) == [OTHER, ID]


def test_what_no_seal_holds_yet_is_ordered_last():
    one, two = revision(ID), revision(OTHER)
    shelf = Shelf.of(
        (dossier(one, approvals=(approval(one, at=minutes(1), sealed=False),)), (one,)),
        (dossier(two, approvals=(approval(two, at=minutes(2)),)), (two,)),
    )

    public = shelf.schedule()[0].publications

    assert sorted(public, key=lambda id: public[id].order) == [OTHER, ID]


def test_the_next_instant_is_the_least_at_which_anything_differs():
    clock = Clock(NOW)
    Shelf.public(
        revision(ID, publish="2026-12-02", announced="2026-11-20"),
        revision(OTHER, publish="2026-12-01", announced="2026-11-20"),
    ).schedule(clock=clock)

    assert clock.next == parse_instant("2026-12-01T00:00")
