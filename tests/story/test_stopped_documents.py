"""What is held, waits for another, or is withdrawn (I.4, I.5)."""

from __future__ import annotations

import re

import pytest

from plugins.model.error import RefusedError
from plugins.pipeline.workspace.search import ask
from plugins.plan.withdrawn import FILE as WITHDRAWN
from plugins.system.progress import no_progress
from tests.sites.many import act_on
from tests.sites.places import files, where
from tests.sites.texts import UPDATES, update
from tests.story.wells import FIRST, ID, NEIGHBOUR, PAGE, PATH, SECOND, TABLE, TITLE, account, built, edit, page


def test_of_what_is_held_nothing_new_goes_out_and_what_is_public_stays(released):
    edit(released)
    released.submit(PATH)
    released.stop("hold", PATH, "sun.hao")
    released.approve(PATH)
    assert FIRST in page(released)
    assert SECOND not in page(released)
    assert "held by sun.hao" in account(released)
    released.stop("lift", PATH, "zhao.min")
    assert SECOND in page(released)


def test_what_is_held_before_it_was_public_stays_closed(submitted):
    submitted.stop("hold", PATH, "li.wei")
    submitted.approve(PATH)
    assert page(submitted) == ""
    with pytest.raises(RefusedError, match="lift is for the Information Office"):
        submitted.stop("lift", PATH, "li.wei")
    submitted.stop("lift", PATH)
    assert FIRST in page(submitted)


OTHER, OTHER_PATH = "p4rtn3r0", f"{UPDATES}/partner.md"


def write_companion(site, word):
    """Write a document that goes out with the one of this story, and have it approved."""
    changed = ("change: minor", f"change_note: Now {word}") if (site.root / OTHER_PATH).exists() else ()
    site.write(OTHER_PATH, update(OTHER, f"The {word} companion", f"publish: with {ID}", *changed, body=f"A {word}."))
    site.approve(OTHER_PATH)


def test_a_companion_goes_out_with_the_document_and_not_before(submitted):
    write_companion(submitted, "first")
    assert where(submitted.build().output, "first companion") == []
    submitted.approve(PATH)
    assert f"work-updates/2026/s-{OTHER}.html" in where(submitted.build().output, "first companion")


def test_a_hold_stops_the_companion_too(submitted):
    write_companion(submitted, "first")
    submitted.approve(PATH)
    submitted.stop("hold", PATH, "sun.hao")
    assert where(submitted.build().output, "first companion") == []
    assert f"goes out with {ID}, which is" in account(submitted, OTHER)


@pytest.mark.parametrize("kind", ["hold", "withdraw"])
def test_a_companion_that_is_public_stays_and_nothing_new_of_it_goes_out(kind, approved):
    write_companion(approved, "first")
    approved.release()
    write_companion(approved, "second")
    approved.stop(kind, PATH)
    for _ in range(2):
        output = approved.build().output
        assert f"work-updates/2026/s-{OTHER}.html" in where(output, "first companion")
        assert where(output, "second companion") == []
        approved.release()


TOMBSTONE = re.compile(r"<at:deleted-entry .*?</at:deleted-entry>", re.DOTALL)
"""What a feed says of a document that was withdrawn, with the address of the notice (RFC 6721)."""


def test_what_is_withdrawn_leaves_a_notice_and_is_gone_everywhere_else_in_the_same_build(released):
    released.stop("withdraw", PATH)
    output = released.build().output
    notice = files(output)[PAGE].decode()
    assert TITLE not in notice
    assert FIRST not in notice
    assert where(output, TITLE, "Stone Bridge", FIRST) == []
    feeds = {name for name in where(output, ID) if name not in (PAGE, WITHDRAWN)}
    assert feeds == {
        f"{language}{part}feed.xml"
        for language in ("", "zh/")
        for part in ("", "work-updates/", "departments/disease-control/")
    }
    for feed in feeds:
        (said,) = TOMBSTONE.findall(files(output)[feed].decode())
        assert f"/{PAGE}</at:comment>" in said
        assert ID not in TOMBSTONE.sub("", files(output)[feed].decode())
    assert files(output)[WITHDRAWN].decode() == f"/{PAGE} 1;\n"  # the address alone, for the web server
    assert TABLE not in files(output)
    assert "status: withdrawn\n" in (released.root / PATH).read_text(encoding="utf-8")
    assert all(ID not in line for line in ask(released.root, TITLE, 10, released.instant, no_progress))
    assert f"work-updates/2026/s-{NEIGHBOUR}.html" in files(output)


def test_the_notice_says_title_reason_and_successor_where_the_withdrawal_permits_it(released):
    released.stop("withdraw", PATH, reason="replaced", successor=NEIGHBOUR)
    notice = page(released)
    for said in (TITLE, "because another document replaces it", f'href="/work-updates/2026/s-{NEIGHBOUR}.html"'):
        assert said in notice
    assert FIRST not in notice
    assert f"with the public reason replaced and the successor {NEIGHBOUR}" in account(released)
    released.stop("withdraw", NEIGHBOUR)
    assert f"s-{NEIGHBOUR}.html" not in page(released)


def test_a_title_that_is_taken_off_a_notice_leaves_the_older_releases_too(released):
    released.stop("withdraw", PATH, reason="outdated")
    released.release()
    assert where(released.root / "public", TITLE)
    released.stop("withdraw", PATH, reason="personal-data")
    released.release()
    assert where(released.root / "public", TITLE) == []
    assert "because it held personal data" in page(released)


def test_a_title_that_a_later_approval_withholds_leaves_the_notices_of_older_releases_too(released):
    released.stop("withdraw", PATH, reason="mistaken")
    released.release()
    assert where(released.root / "public", TITLE)
    released.write(PATH, update(ID, "Another title", "change: major", "change_note: Anew.", body=SECOND))
    released.submit(PATH)
    released.workspace().approve(PATH, "chen.yu", former="personal-data")
    released.tick()
    released.release()
    assert where(released.root / "public", "Another title")
    assert where(released.root / "public", TITLE) == []


def test_after_the_release_no_byte_of_what_is_withdrawn_lies_where_the_public_reads(released):
    edit(released)
    released.approve(PATH)
    released.release()
    assert where(released.root / "public", TITLE)
    released.stop("withdraw", PATH)
    released.release()
    assert where(released.root / "public", TITLE, FIRST, SECOND, "Stone Bridge", "wells.csv") == []
    assert PAGE in files(released.root / "public" / "releases" / "000003")


def test_what_is_withdrawn_comes_back_by_the_whole_way_only(released):
    released.stop("withdraw", PATH)
    with pytest.raises(RefusedError, match="nothing of it is submitted"):
        released.workspace().approve(PATH, "chen.yu")
    edit(released)
    released.approve(PATH)
    assert SECOND in page(released)


def test_a_mark_of_secrecy_that_got_through_keeps_the_text_back_and_the_one_before_stays(released):
    released.write(PATH, update(ID, TITLE, "change: minor", "change_note: x", body=f"机密★1年\n\n{SECOND}"))
    for kind in ("submit", "approve"):
        act_on(released, kind, [PATH])
    told, found = built(released)
    assert "SEC001" in told
    assert FIRST in found[PAGE].decode()
    assert where(released.root / "output", SECOND) == []
    assert "SEC001 classification_mark stops it" in account(released)
    released.release()
    assert where(released.root / "public", SECOND, "机密") == []
