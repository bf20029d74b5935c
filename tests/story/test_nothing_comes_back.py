"""What was replaced or withdrawn stays so, and what is public stays, whoever's acts stop counting afterwards."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from plugins.model.error import RefusedError
from plugins.model.value import parse_instant
from plugins.pipeline.setup.keys import revoke
from tests.sites.make import Site, copy_site
from tests.sites.places import files, where
from tests.story.wells import FIRST, ID, NEIGHBOUR_PAGE, PAGE, PATH, SECOND, account, edit

BEFORE = parse_instant("2025-07-01T00:00")
SHOWN = "it stays as the last release shows it"


def revoked(site: Site, who: str, since: datetime = BEFORE) -> None:
    """Revoke the keys of somebody from before they signed anything."""
    revoke(site.root, who, since)


def deleted(site: Site, who: str) -> None:
    """Delete somebody from policy."""
    people = site.root / "policy" / "people.yaml"
    text = people.read_text(encoding="utf-8")
    people.write_text(re.sub(rf"(?m)^{who}:\n(?:[ #].*\n|\n)*", "", text), encoding="utf-8")


def dismissed(site: Site, who: str) -> None:
    """End the terms of somebody on a day before they signed anything."""
    people = site.root / "policy" / "people.yaml"
    head, name, rest = people.read_text(encoding="utf-8").partition(f"\n{who}:")
    terms, keys, others = rest.partition("\n  keys:")
    terms = terms.replace("-01}", "-01, until: 2025-07-01}")
    people.write_text(head + name + terms + keys + others, encoding="utf-8")


GONE = [pytest.param(one, id=one.__name__) for one in (revoked, deleted, dismissed)]
"""The ways in which the acts of somebody stop counting after the fact."""


@pytest.fixture(scope="module")
def corrected_once(stages: dict[str, Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Its second text, which Fang Ning approved, is released in place of the first one, approved by Chen Yu."""
    released = copy_site(stages["released"], tmp_path_factory.mktemp("once") / "root")
    edit(released)
    released.approve(PATH, "fang.ning")
    released.release()
    return released


@pytest.fixture
def corrected(corrected_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(corrected_once, tmp_path / "root")


def public(site: Site) -> str:
    """Return the document's page as the public sees it, ``""`` for none."""
    return files(site.root / "public" / "current").get(PAGE, b"").decode()


@pytest.mark.parametrize("gone", GONE)
def test_a_text_that_was_replaced_does_not_come_back(gone, corrected):
    gone(corrected, "fang.ning")
    made = corrected.release()
    assert made.outcome.exit_status == 3
    assert SECOND in public(corrected)
    assert FIRST not in public(corrected)


@pytest.mark.parametrize("gone", GONE)
def test_what_is_public_stays_without_those_who_approved_it(gone, released):
    gone(released, "chen.yu")
    made = released.release()
    assert made.ended == ()
    assert {PAGE, NEIGHBOUR_PAGE} <= files(released.root / "public" / "current").keys()


@pytest.mark.parametrize("gone", GONE)
def test_what_was_withdrawn_stays_withdrawn_without_whoever_withdrew_it(gone, released):
    released.stop("withdraw", PATH, "fang.ning")
    released.release()
    gone(released, "fang.ning")
    released.release()
    assert where(released.root / "public" / "current", FIRST) == []
    assert "only an approval after that shows it again" in account(released)


def test_a_text_behind_a_withholding_that_does_not_count_any_more_stays_closed(released):
    edit(released)
    released.approve(PATH, "fang.ning", former="personal-data")
    released.release()
    edit(released, "Forty-two wells are clean.", "Counts one well more")
    released.approve(PATH)
    released.release()
    revoked(released, "fang.ning")
    released.release()
    assert "Forty-two" in public(released)
    assert where(released.root / "public" / "current", FIRST) == []


def test_a_text_behind_a_withdrawal_that_does_not_count_any_more_stays_closed(released):
    released.stop("withdraw", PATH, "fang.ning")
    released.release()
    edit(released)
    released.approve(PATH)
    released.release()
    revoked(released, "fang.ning")
    released.release()
    assert SECOND in public(released)
    assert where(released.root / "public" / "current", FIRST) == []


def test_what_stays_although_its_approval_is_lost_is_a_finding_that_names_who_may_approve_it(corrected):
    revoked(corrected, "fang.ning")
    told = [f for f in corrected.build().findings if f.code == "PLN003"]
    assert [(f.document, f.path.split("/")[0]) for f in told] == [(ID, "approved")]
    assert "chen.yu" in told[0].expected
    assert "li.wei" not in told[0].expected.partition("by ")[2]
    assert SHOWN in account(corrected)


def test_an_approval_after_that_ends_the_finding(corrected):
    revoked(corrected, "fang.ning")
    corrected.submit(PATH)
    corrected.approve(PATH)
    findings = corrected.build().findings
    assert [f for f in findings if f.code == "PLN003"] == []
    assert corrected.workspace().catalogue.standings[ID].carried is False


def test_what_was_withdrawn_comes_back_by_an_approval_after_that(released):
    released.stop("withdraw", PATH, "fang.ning")
    released.release()
    revoked(released, "fang.ning")
    released.approve(PATH)
    released.release()
    assert FIRST in public(released)


def test_where_the_newest_text_and_its_copy_are_lost_the_older_one_stays_away(corrected):
    lost = next(p.parent for p in corrected.root.glob(f"approved/*/{ID}/*/document.md") if SECOND in p.read_text())
    shutil.rmtree(lost)
    copy = corrected.root / "public" / lost.relative_to(corrected.root)
    shutil.rmtree(copy)
    assert PAGE not in files(corrected.build().output)


def test_what_stays_although_its_approval_is_lost_can_be_withdrawn(released):
    revoked(released, "chen.yu")
    released.stop("withdraw", PATH, "fang.ning")
    made = released.release()
    assert (made.ended, [notice.id for notice in made.outcome.catalogue.notices]) == ((ID,), [ID])


def test_a_document_that_nobody_approved_and_no_release_showed_is_not_withdrawn(submitted):
    with pytest.raises(RefusedError, match="nothing of it is approved"):
        submitted.stop("withdraw", PATH, "fang.ning")
