"""What public documents do to each other, and the legal force that follows."""

from __future__ import annotations

import pytest

from plugins.model.publication import Publication, Validity
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.model.value import parse_instant
from tests.plan.make import NOW, Shelf, approval, dossier, revision
from tests.review.office import ID, OTHER

PRESS = "press-releases"
TEXT = "3p8v1c5d"


def force(shelf: Shelf, at: str, id: str = ID) -> Validity | None:
    """Return the legal force of a law at an instant."""
    return shelf.schedule(parse_instant(at))[0].publications[id].validity


def of(shelf: Shelf, id: str = ID) -> Publication:
    """Return a publication now."""
    return shelf.schedule(NOW)[0].publications[id]


def adopted(old: Revision, *others: Revision) -> Shelf:
    """Put a text of an old site on the shelf, and approved ones beside it."""
    account = Dossier(old.id, approvals=(approval(old, adopted=True),))
    return Shelf.of((account, (old,)), *((dossier(other), (other,)) for other in others))


def test_a_law_is_in_force_from_the_beginning_of_its_effective_day():
    shelf = Shelf.public(revision(ID, effective="2027-01-01"))

    assert force(shelf, "2026-12-31T23:59:59") is Validity.NOT_YET
    assert force(shelf, "2027-01-01T00:00") is Validity.IN_FORCE


def test_a_law_that_names_no_effective_day_is_in_force_from_the_day_announced():
    shelf = Shelf.public(revision(ID, effective="", announced="2026-11-24", publish="2026-11-20"))

    assert force(shelf, "2026-11-23T23:59:59") is Validity.NOT_YET
    assert force(shelf, "2026-11-24T00:00") is Validity.IN_FORCE


def test_a_law_expires_at_the_beginning_of_the_day_it_names():
    shelf = Shelf.public(revision(ID, expires="2027-01-01"))

    assert force(shelf, "2026-12-31T23:59:59") is Validity.IN_FORCE
    assert force(shelf, "2027-01-01T00:00") is Validity.EXPIRED


@pytest.mark.parametrize(("field", "after"), [("repeals", Validity.REPEALED), ("amends", Validity.AMENDED)])
def test_a_repeal_or_an_amendment_counts_from_the_effective_day_of_the_law_that_makes_it(field, after):
    later = revision(OTHER, effective="2027-01-01", **{field: (ID,)})
    shelf = Shelf.public(revision(ID), later)

    assert force(shelf, "2026-12-31T23:59:59") is Validity.IN_FORCE
    assert force(shelf, "2027-01-01T00:00") is after
    assert (of(shelf).repealed_by or of(shelf).amended_by) == (OTHER,)


def test_a_repeal_outweighs_expiry_and_expiry_an_amendment():
    repealing, amending = revision(OTHER, repeals=(ID,)), revision(OTHER, amends=(ID,))
    expired = revision(ID, expires="2026-11-21")

    assert of(Shelf.public(expired, repealing)).validity is Validity.REPEALED
    assert of(Shelf.public(expired, amending)).validity is Validity.EXPIRED


def test_a_law_that_is_not_public_does_nothing_to_others():
    waiting = revision(OTHER, publish="2026-12-01", repeals=(ID,))
    shelf = Shelf.public(revision(ID), waiting)

    assert (of(shelf).validity, of(shelf).repealed_by) == (Validity.IN_FORCE, ())


def test_a_law_that_was_withdrawn_does_nothing_to_others():
    law = revision(OTHER, repeals=(ID,))
    gone = dossier(law, withdrawn=dossier(law).approvals[0].acts[0], withdrawn_at=NOW)
    one = revision(ID)

    assert of(Shelf.of((dossier(one), (one,)), (gone, (law,)))).validity is Validity.IN_FORCE


def test_a_reference_takes_effect_only_where_policy_lets_it_point():
    update = revision(OTHER, column="work-updates")
    press = revision("3p8v1c5d", column=PRESS, announces=(ID, OTHER))
    law = revision(ID, press_release=OTHER)
    shelf = Shelf.public(law, update, press)

    assert of(shelf).referred_by == of(shelf, OTHER).referred_by == ("3p8v1c5d",)


def test_a_work_update_repeals_nothing():
    update = revision(OTHER, column="work-updates", repeals=(ID,))

    assert of(Shelf.public(revision(ID), update)).repealed_by == ()


def test_a_law_does_nothing_to_itself_or_to_what_is_not_there():
    shelf = Shelf.public(revision(ID, repeals=(ID, OTHER)))

    assert (of(shelf).validity, of(shelf).repealed_by) == (Validity.IN_FORCE, ())


def test_what_amends_or_repeals_a_law_does_the_same_to_a_consolidated_text_of_it():
    text = revision(TEXT, consolidates=(ID,))
    shelf = Shelf.public(revision(ID), revision(OTHER, amends=(ID,)), text)

    assert of(shelf, TEXT).amended_by == (OTHER,)
    assert of(Shelf.public(revision(ID), revision(OTHER, repeals=(ID,)), text), TEXT).validity is Validity.REPEALED


def test_an_amendment_that_is_worked_into_a_consolidated_text_does_not_amend_it():
    shelf = Shelf.public(
        revision(ID), revision(OTHER, amends=(ID,)), revision(TEXT, consolidates=(OTHER, ID), effective="2026-11-20")
    )

    assert (of(shelf, TEXT).amended_by, of(shelf).amended_by) == ((), (OTHER,))


def test_a_translation_is_amended_and_repealed_with_its_original():
    text = revision(TEXT, translates=ID, translated_text="3fa91c0d2b11")
    shelf = Shelf.public(revision(ID), revision(OTHER, amends=(ID,)), text)

    assert of(shelf, TEXT).amended_by == (OTHER,)
    assert of(Shelf.public(revision(ID), revision(OTHER, repeals=(ID,)), text), TEXT).validity is Validity.REPEALED


def test_a_translation_of_a_consolidated_text_follows_the_law_as_well():
    text = revision(TEXT, consolidates=(ID,))
    translation = revision("00trans1", translates=TEXT, translated_text="3fa91c0d2b11")
    shelf = Shelf.public(revision(ID), revision(OTHER, amends=(ID,)), text, translation)

    assert of(shelf, "00trans1").amended_by == (OTHER,)


def test_a_text_that_replaces_the_law_that_it_consolidates_is_not_repealed_by_itself():
    shelf = Shelf.public(revision(ID), revision(TEXT, consolidates=(ID,), repeals=(ID,)))

    assert (of(shelf, TEXT).repealed_by, of(shelf).repealed_by) == ((), (TEXT,))


@pytest.mark.parametrize("column", ["laws-and-regulations", "policy-information"])
def test_a_text_taken_over_without_days_is_not_verified(column):
    old = revision(ID, column=column, effective="", announced="1997-01-15")

    assert of(adopted(old)).validity is Validity.UNVERIFIED


@pytest.mark.parametrize("day", ["effective", "expires"])
def test_a_text_taken_over_with_a_day_is_judged_by_it(day):
    old = revision(ID, **{"announced": "1997-01-15", "effective": "", day: "2027-01-01"})

    assert force(adopted(old), "2027-01-01T00:00") is (Validity.IN_FORCE if day == "effective" else Validity.EXPIRED)


@pytest.mark.parametrize("said", ["in-force", "amended", "repealed", "expired"])
def test_a_text_taken_over_is_what_it_says_of_itself(said):
    old = revision(ID, effective="", announced="1997-01-15", validity=said)

    assert of(adopted(old)).validity is Validity(said)


@pytest.mark.parametrize(("field", "after"), [("repeals", Validity.REPEALED), ("amends", Validity.AMENDED)])
def test_what_a_public_law_does_to_a_text_outweighs_what_it_says_of_itself(field, after):
    old = revision(ID, effective="", announced="1997-01-15", validity="in-force")
    later = revision(OTHER, **{field: (ID,)})

    assert of(adopted(old, later)).validity is after


def test_a_text_that_was_not_verified_is_repealed_by_a_public_law():
    old = revision(ID, effective="", announced="1997-01-15")

    assert of(adopted(old, revision(OTHER, repeals=(ID,)))).validity is Validity.REPEALED


def test_a_law_of_this_site_is_judged_by_its_days_alone():
    assert of(Shelf.public(revision(ID, validity="repealed"))).validity is Validity.IN_FORCE


def test_columns_without_legal_force_have_no_validity():
    assert of(Shelf.public(revision(ID, column=PRESS))).validity is None
