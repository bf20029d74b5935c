"""A release that stops between the switch and its seal is finished by the next run."""

from __future__ import annotations

import pytest

from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.publish.make_release import make_release
from plugins.release.current import current
from tests.sites.places import files, where
from tests.story.wells import FIRST, ID, PAGE, PATH, TITLE, edit


def public(site):
    """Return every file that the public sees."""
    return files(site.root / "public" / "current")


def seals(site):
    """Return the names of the seals."""
    return sorted(place.name for place in (site.root / "ledger" / "seals").iterdir())


def release_and_crash(site, number):
    """Release, and stop the program as soon as the public sees it, before the seal that tells of it."""
    start = site.instant

    def now():
        shown = current(site.root)
        if shown and shown.number == number:
            raise KeyboardInterrupt
        return start

    with pytest.raises(KeyboardInterrupt):
        make_release(BuildOptions(site.root, site.root / "output", start), now)
    site.tick()


def test_a_crash_before_the_seal_heals_at_the_next_run(approved):
    at = approved.instant
    release_and_crash(approved, 1)
    assert FIRST in public(approved)[PAGE].decode()
    assert seals(approved) == ["000001.seal"]
    assert approved.workspace().catalogue.publications[ID].since == at
    healed = approved.release()
    assert (healed.number, healed.new) == (1, False)
    assert seals(approved) == ["000001.seal", "000002.seal"]
    assert approved.workspace().catalogue.publications[ID].since == at


def test_a_crash_after_a_withdrawal_leaves_no_byte_behind_the_next_run(released):
    released.stop("withdraw", PATH)
    release_and_crash(released, 2)
    released.release()
    assert where(released.root / "public", TITLE, FIRST) == []


def test_nor_does_one_where_the_next_run_brings_another_text(released):
    released.stop("withdraw", PATH)
    release_and_crash(released, 2)
    edit(released, "Sixty wells are clean.", "Written anew")
    released.approve(PATH)
    released.release()
    assert "Sixty wells" in public(released)[PAGE].decode()
    assert where(released.root / "public", FIRST) == []
