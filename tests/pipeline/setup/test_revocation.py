"""A revocation says what is to be approved anew, and by whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.error import UsageError
from plugins.model.value import parse_instant
from plugins.pipeline.setup.revocation import revocation
from tests.sites.make import Site, copy_site, make_site
from tests.sites.texts import UPDATES, update

BEFORE = parse_instant("2025-07-01T00:00")
PUBLIC, PUBLIC_PATH = "k7m29xqf", f"{UPDATES}/round.md"
WAITING, WAITING_PATH = "9tq4w2ha", f"{UPDATES}/second.md"


@pytest.fixture(scope="module")
def site_once(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One text that Chen Yu approved is public, one is approved and not released."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    site.write(PUBLIC_PATH, update(PUBLIC, "The first round"))
    site.approve(PUBLIC_PATH)
    site.release()
    site.write(WAITING_PATH, update(WAITING, "The second round"))
    site.approve(WAITING_PATH)
    return site


@pytest.fixture
def site(site_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(site_once, tmp_path / "root")


def test_what_is_lost_by_it_is_listed_with_those_who_can_approve_it(site: Site) -> None:
    anew = "approved by fang.ning or zhao.min (information-office)"
    assert list(revocation(site.root, "chen.yu", BEFORE, site.instant)) == [
        "1 key of chen.yu is good until 2025-07-01 00:00 and not after",
        "To be submitted and approved anew, or withdrawn: 2",
        f"  {WAITING} “The second round”: is not public; {anew}",
        f"  {PUBLIC} “The first round”: stays as the last release shows it; {anew}",
    ]


def test_a_revocation_from_now_on_loses_nothing_that_was_sealed(site: Site) -> None:
    site.release()
    assert list(revocation(site.root, "chen.yu", site.instant, site.instant)) == [
        f"1 key of chen.yu is good until {site.instant:%Y-%m-%d %H:%M} and not after"
    ]


def test_nobody_is_revoked_who_has_no_key(site: Site) -> None:
    with pytest.raises(UsageError, match=r"nobody\.here has no key"):
        list(revocation(site.root, "nobody.here", BEFORE, site.instant))


def test_a_withdrawal_that_is_lost_is_named_and_no_approval_of_its_text_is_asked_for(site: Site) -> None:
    site.stop("withdraw", PUBLIC_PATH, "chen.yu")
    site.release()
    told = "\n".join(revocation(site.root, "chen.yu", BEFORE, site.instant))
    assert f"Off the site all the same, and without a notice until they are withdrawn again: {PUBLIC}" in told
    assert f"{PUBLIC} “" not in told


def test_what_was_withdrawn_and_came_back_by_nothing_can_be_withdrawn_again(site: Site) -> None:
    site.stop("withdraw", PUBLIC_PATH, "chen.yu")
    site.release()
    list(revocation(site.root, "chen.yu", BEFORE, site.instant))
    site.stop("withdraw", PUBLIC_PATH, "fang.ning")
    assert [notice.id for notice in site.release().outcome.catalogue.notices] == [PUBLIC]
