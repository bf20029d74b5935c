"""What no seal and no release vouches for is believed for nothing, and nothing ends without an act about it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from plugins.model.error import IntegrityError, RefusedError
from plugins.model.value import parse_instant
from plugins.review import signature
from plugins.review.keyring import key_path
from plugins.review.seal_file import split_seal
from tests.sites.make import Site, copy_site
from tests.sites.places import files, where
from tests.story.wells import FIRST, ID, PAGE, PATH, SECOND, acts, edit

BEFORE = parse_instant("2025-07-01T00:00")


def public(site: Site) -> str:
    """Return the document's page as the public sees it, ``""`` for none."""
    return files(site.root / "public" / "current").get(PAGE, b"").decode()


def forge(site: Site, **changes: object) -> None:
    """Edit the release.json of the public release, as somebody without the machine's key can."""
    place = site.root / "public" / "current" / "release.json"
    place.chmod(0o644)
    said = json.loads(place.read_bytes())
    place.write_bytes(
        json.dumps({**said, **changes}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    )


def cut_back(site: Site, kind: str) -> str:
    """Delete an act of a kind and every seal from the one that holds it on; return the digest of the one before."""
    (act,) = acts(site, kind)
    id = act.stem.rpartition("-")[2]
    every = sorted((site.root / "ledger" / "seals").iterdir())
    first = next(n for n, seal in enumerate(every) if f'"{id}'.encode() in seal.read_bytes())
    kept = every[first - 1].read_bytes()
    act.unlink()
    for seal in every[first:]:
        seal.unlink()
    return split_seal(kept)[0].digest


@pytest.fixture(scope="module")
def withdrawn_once(stages: dict[str, Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """It is withdrawn, and released so."""
    released = copy_site(stages["released"], tmp_path_factory.mktemp("once") / "root")
    released.stop("withdraw", PATH)
    released.release()
    return released


@pytest.fixture
def withdrawn(withdrawn_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(withdrawn_once, tmp_path / "root")


def test_a_release_that_was_edited_is_believed_for_nothing(withdrawn):
    forge(withdrawn, seal=cut_back(withdrawn, "withdraw"))
    told = withdrawn.build()
    assert where(told.output, FIRST) == []
    assert any("public/current/release.json: LED001" in str(f) for f in told.findings)
    with pytest.raises(IntegrityError, match="neither recorded by a seal nor signed by a machine"):
        withdrawn.release()


def test_a_release_that_somebody_else_signed_is_believed_for_nothing(withdrawn):
    forge(withdrawn, seal=cut_back(withdrawn, "withdraw"))
    place = withdrawn.root / "public" / "current" / "release.json"
    mark = place.with_name("release.json.sig")
    mark.chmod(0o644)
    private = key_path(withdrawn.root, "chen.yu").read_bytes()
    mark.write_text(signature.sign(place.read_bytes(), signature.RELEASES, private), encoding="ascii")
    with pytest.raises(IntegrityError, match="neither recorded by a seal nor signed by a machine"):
        withdrawn.release()


def test_an_older_release_that_somebody_kept_is_noticed_with_the_ledger_of_its_day(released, tmp_path):
    shutil.copytree(released.root / "public", tmp_path / "kept", symlinks=True)
    released.stop("withdraw", PATH)
    released.release()
    cut_back(released, "withdraw")
    shutil.rmtree(released.root / "public")
    (tmp_path / "kept").rename(released.root / "public")
    for cache in (True, False):
        told = released.build(cache=cache)
        assert told.exit_status == 3
        assert any("on which the last release rests, is not in the ledger" in str(f) for f in told.findings)
    with pytest.raises(IntegrityError, match="on which the last release rests, is not in the ledger"):
        released.release()


def test_a_release_that_no_seal_records_yet_is_believed_because_the_machine_signed_it(released):
    edit(released)
    released.approve(PATH)
    released.release()
    sorted((released.root / "ledger" / "seals").iterdir())[-1].unlink()
    assert released.build().exit_status == 0
    assert released.release().new is False
    assert SECOND in public(released)


def test_without_its_releases_a_root_releases_nothing_until_somebody_says_what_is_public(withdrawn):
    cut_back(withdrawn, "withdraw")
    shutil.rmtree(withdrawn.root / "public")
    with pytest.raises(RefusedError, match=r"ledger ends with release 1\. Bring public/ back"):
        withdrawn.release()
    with pytest.raises(RefusedError, match=r"ledger ends with release 1\. --after says 2\. Bring public/ back"):
        withdrawn.release(after=2)


def test_a_fresh_clone_goes_on_after_the_release_that_is_public(withdrawn):
    shutil.rmtree(withdrawn.root / "public")
    assert withdrawn.release(after=2).number == 3
    assert where(withdrawn.root / "public" / "current", FIRST) == []


def lose(site: Site) -> None:
    """Lose the approved bytes of the document, and the copies of them."""
    for place in (*site.root.glob(f"approved/*/{ID}"), *site.root.glob(f"public/approved/*/{ID}")):
        shutil.rmtree(place)


def test_a_release_that_would_end_a_document_without_an_act_is_refused(released):
    lose(released)
    with pytest.raises(RefusedError) as refused:
        released.release()
    assert "would end 1 public document without an act that says so:\n  k7m29xqf: " in str(refused.value)
    assert "python3 inv release --ending 1" in str(refused.value)
    assert FIRST in public(released)


def test_a_document_may_be_ended_without_an_act_by_whoever_says_how_many(released):
    lose(released)
    assert released.release(ending=1).ended == (ID,)
    assert public(released) == ""


def test_a_withdrawal_explains_an_end(released):
    released.stop("withdraw", PATH)
    assert released.release().ended == (ID,)
