"""An act that never counted is told until somebody decides after it; a new one is told again."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.finding import Weight
from plugins.pipeline.setup.keys import revoke
from tests.sites.make import Site, copy_site
from tests.sites.places import files
from tests.story.wells import PATH, SECOND, edit, page


@pytest.fixture(scope="module")
def uncounted_once(stages: dict[str, Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An approval was signed with a key that was revoked before a seal saw it."""
    released = copy_site(stages["released"], tmp_path_factory.mktemp("once") / "root")
    edit(released)
    released.approve(PATH, "fang.ning")
    revoke(released.root, "fang.ning", released.instant)
    released.tick()
    return released


@pytest.fixture
def uncounted(uncounted_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(uncounted_once, tmp_path / "root")


def told(site: Site) -> list[tuple[Weight, str]]:
    """Return weight and code of what is told of acts in a build of now."""
    return [(f.weight, f.expected) for f in site.build().findings if f.code == "LED002"]


def test_it_is_told_in_every_release_until_somebody_decides(uncounted):
    for _ in range(2):
        assert uncounted.release().outcome.exit_status == 3
    assert [weight for weight, _ in told(uncounted)] == [Weight.STOP]


def test_an_approval_by_somebody_else_settles_it(uncounted):
    uncounted.release()
    edit(uncounted)
    uncounted.approve(PATH)
    made = uncounted.release()
    assert made.outcome.exit_status == 0
    assert SECOND in page(uncounted)
    settled = [(Weight.NOTE, "nothing: it counts for nothing, and a later act has decided")]
    assert told(uncounted) == settled
    uncounted.stop("hold", PATH)
    assert told(uncounted) == settled
    whole = uncounted.build(cache=False, out="whole")
    assert files(whole.output) == files(uncounted.build().output)


def test_another_that_does_not_count_is_told_again(uncounted):
    edit(uncounted)
    uncounted.approve(PATH)
    uncounted.release()
    edit(uncounted, "Forty-two wells are clean.", "Counts them once more")
    uncounted.approve(PATH)
    revoke(uncounted.root, "chen.yu", uncounted.instant)
    uncounted.tick()
    assert uncounted.release().outcome.exit_status == 3
