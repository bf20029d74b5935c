"""Texts that nobody may read are destroyed with every byte, and all that is left verifies as before."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.publish.verify_root import verify_root
from plugins.pipeline.workspace.expunctions import expunge
from tests.sites.places import files
from tests.sites.scanner import leaks
from tests.story.wells import FIRST, ID, NEIGHBOUR_PAGE, PATH, SECOND, account, edit

BOTH = ("chen.yu", "zhao.min")
WORDS = "Forty wells are clean"


def destroyed(site, what=ID, by=BOTH, note="Order 12 of the court", digest=""):
    removed = expunge(site.root, site.instant, what, by, note, digest)
    site.tick()
    return removed


def withdrawn(site):
    site.stop("withdraw", PATH)
    site.release()


def approved_texts(site):
    return sorted(folder.name for folder in (site.root / "approved").glob(f"*/{ID}/*"))


def test_no_byte_of_a_withdrawn_document_is_left_and_the_rest_is_sound(released):
    assert FIRST.startswith(WORDS)
    withdrawn(released)
    assert leaks(released.root, WORDS) != []
    destroyed(released)
    assert leaks(released.root, WORDS) == []
    assert approved_texts(released) == []
    findings, lines, is_sound = verify_root(released.root, released.instant)
    assert (findings, is_sound) == ((), True), lines
    for _ in range(2):
        built = released.build()
        assert (built.exit_status, NEIGHBOUR_PAGE in files(built.output)) == (0, True)
    released.release()
    assert leaks(released.root, WORDS) == []
    assert "expunge by chen.yu and zhao.min as information-office in work-updates" in account(released)
    assert account(released).startswith(f"{ID} withdrawn")


def test_an_earlier_text_goes_and_the_correction_stays(released):
    (first,) = approved_texts(released)
    edit(released)
    released.approve(PATH, former="personal-data")
    released.release()
    destroyed(released, digest=first)
    assert leaks(released.root, WORDS) == []
    assert len(approved_texts(released)) == 1
    built = released.build()
    assert built.exit_status == 0
    assert SECOND in files(built.output)[f"work-updates/2026/s-{ID}.html"].decode()


def test_what_the_public_still_sees_is_not_destroyed(released):
    before = files(released.root / "approved")
    with pytest.raises(RefusedError, match="is not withdrawn; say --digest"):
        destroyed(released)
    with pytest.raises(UsageError, match="the public still sees that text"):
        destroyed(released, digest=approved_texts(released)[0])
    released.stop("withdraw", PATH)
    with pytest.raises(UsageError, match="the public still sees that text"):
        destroyed(released)
    assert files(released.root / "approved") == before


def test_nothing_is_destroyed_while_the_ledger_cannot_be_believed(released):
    withdrawn(released)
    before = files(released.root / "approved")
    min((released.root / "ledger" / "seals").iterdir()).unlink()
    with pytest.raises(
        RefusedError, match=f"nothing of {ID} is destroyed while its acts cannot be believed: seal 0000"
    ):
        destroyed(released)
    assert files(released.root / "approved") == before


def test_two_people_sign_and_nothing_goes_without_them(released):
    withdrawn(released)
    before = files(released.root / "approved")
    with pytest.raises(RefusedError, match="one of the two who expunge is the head"):
        destroyed(released, by=("chen.yu", "fang.ning"))
    with pytest.raises(UsageError, match="an expunction needs its reason"):
        destroyed(released, note=" ")
    assert files(released.root / "approved") == before


def test_what_a_clone_brings_back_is_found_and_a_second_call_destroys_it(released):
    withdrawn(released)
    (name,) = approved_texts(released)
    kept = files(released.root / "approved")
    destroyed(released)
    for path, data in kept.items():
        if ID in path:
            released.write(f"approved/{path}", data)
    found = [str(finding) for finding in released.build(cache=False).findings]
    assert any(
        f"approved/{ID[:2]}/{ID}/{name}: INT007 bytes_expunged: got bytes that were expunged" in f for f in found
    )
    acts = sorted((released.root / "ledger").rglob("*-expunge-*.act"))
    destroyed(released)
    assert approved_texts(released) == []
    assert sorted((released.root / "ledger").rglob("*-expunge-*.act")) == acts


def test_another_text_can_stand_there_later(released):
    withdrawn(released)
    destroyed(released)
    edit(released)
    released.write(
        PATH, (released.root / PATH).read_text(encoding="utf-8").replace(" The [table](wells.csv) names them.", "")
    )
    released.approve(PATH, "fang.ning")
    released.release()
    assert SECOND in files(released.root / "output")[f"work-updates/2026/s-{ID}.html"].decode()
    assert released.build(cache=False).exit_status == 0
