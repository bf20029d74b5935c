"""Acts that lie between a release and now keep it from being shown again, sealed or not."""

from __future__ import annotations

import re

import pytest

from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.pipeline.publish.rollback import roll_back
from plugins.release.current import current
from tests.sites.make import copy_site, make_site
from tests.sites.texts import UPDATES, update

PATH = f"{UPDATES}/wells.md"


def release_under_another_name(site):
    """Release the same documents on pages that say another name of the ministry."""
    place = site.root / "policy" / "site.yaml"
    before = place.read_text(encoding="utf-8")
    after = before.replace("zh-Hans: 卫生部}", "zh-Hans: 国家卫生部}")
    assert after != before
    place.write_text(after, encoding="utf-8")
    assert site.release().number == 2


@pytest.fixture(scope="module")
def released_once(tmp_path_factory):
    """A site with one document that is released."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    site.write(PATH, update("k7m29xqf", "Wells sampled"))
    site.approve(PATH)
    site.release()
    return site


@pytest.fixture
def released(released_once, tmp_path):
    """A copy of it for each test."""
    return copy_site(released_once, tmp_path / "root")


def test_where_nobody_acted_the_earlier_release_is_shown_again(released):
    release_under_another_name(released)
    roll_back(released.root, 1, "chen.yu", released.instant)
    assert current(released.root).number == 1


def test_a_name_without_its_key_shows_nothing_again(released):
    release_under_another_name(released)
    (released.root / ".keys" / "chen.yu").unlink()
    with pytest.raises(UsageError, match=r"chen\.yu"):
        roll_back(released.root, 1, "chen.yu", released.instant)
    assert current(released.root).number == 2


@pytest.mark.parametrize("is_sealed", [True, False])
def test_an_act_that_changed_nothing_public_yet_keeps_it_from_being_shown(is_sealed, released):
    if is_sealed:
        released.stop("hold", PATH, "li.wei")
    release_under_another_name(released)
    if not is_sealed:
        released.stop("hold", PATH, "li.wei")
    with pytest.raises(RefusedError, match="acts lie between release 1 and what is public now"):
        roll_back(released.root, 1, "chen.yu", released.instant)
    assert current(released.root).number == 2


def test_a_release_that_was_edited_since_it_was_sealed_is_not_shown_again(released):
    release_under_another_name(released)
    place = released.root / "public" / "releases" / "000001" / "release.json"
    place.chmod(0o644)
    place.write_bytes(place.read_bytes().replace(b'"number":1', b'"number": 1'))
    with pytest.raises(RefusedError, match="no seal records release 1 as it lies here"):
        roll_back(released.root, 1, "chen.yu", released.instant)
    assert current(released.root).number == 2


def test_behind_a_ledger_that_cannot_be_believed_nothing_is_shown_again(released):
    release_under_another_name(released)
    min((released.root / "ledger" / "seals").iterdir()).unlink()
    with pytest.raises(IntegrityError, match="seal 000001 is missing although later ones exist"):
        roll_back(released.root, 1, "chen.yu", released.instant)


def test_of_releases_to_go_back_to_it_names_those_that_it_would_show(released):
    released.stop("hold", PATH, "li.wei")
    place = released.root / "policy" / "site.yaml"
    for number, name in ((2, "国家卫生部"), (3, "全国卫生部")):
        text = place.read_text(encoding="utf-8")
        place.write_text(re.sub("zh-Hans: [^,}]*卫生部}", f"zh-Hans: {name}}}", text), encoding="utf-8")
        assert released.release().number == number
    said = "release 9 is not here .any more.; to go back to there is 2; acts lie between now and 1, and content only"
    with pytest.raises(RefusedError, match=said):
        roll_back(released.root, 9, "chen.yu", released.instant)
