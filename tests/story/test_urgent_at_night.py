"""Late at night, with a slip in policy and damage elsewhere, a notice is public in two minutes (I.6)."""

from __future__ import annotations

import time

import pytest

from plugins.model.error import PolicyError, RefusedError
from plugins.model.finding import Weight
from plugins.pipeline.workspace.urgent_notices import make_urgent
from tests.sites.places import files
from tests.sites.texts import UPDATES, update
from tests.story.notices import BOTH, COLUMN, PAGE, TITLE, public, written
from tests.story.wells import NEIGHBOUR_PAGE


@pytest.fixture
def site(with_plan):
    """A site with a release plan, in which nothing has happened yet."""
    return with_plan


def break_policy(site):
    """Make a slip in a file of policy; return its bytes before."""
    people = site.root / "policy" / "people.yaml"
    before = people.read_bytes()
    people.write_bytes(before.replace(b"role: information-office", b"role: information-ofice", 1))
    return before


def test_late_at_night_it_is_public_in_two_minutes_whatever_else_is_wrong_with_the_site(site):
    site.at = "2026-11-20T23:50:00+08:00"
    for file in (site.root / "approved").rglob("document.md"):
        file.write_bytes(file.read_bytes() + b"\nchanged")
    site.write(f"{UPDATES}/broken.md", "---\ntitle: [\n---\n")
    before = break_policy(site)
    neighbour = public(site)[NEIGHBOUR_PAGE]
    begun = time.monotonic()
    path = written(site)
    act = make_urgent(site.workspace(), path, BOTH)
    site.tick()
    first = site.release()
    assert time.monotonic() - begun < 120
    assert first.public == (act.items[0].id,)
    assert {f.code for f in first.outcome.findings if f.weight is Weight.STOP} == {"INT001", "POL001"}
    shown = public(site)
    assert "Boil it for five minutes" in shown[PAGE].decode()
    assert all(TITLE in shown[page].decode() for page in ("index.html", f"{COLUMN}/index.html"))
    assert shown[NEIGHBOUR_PAGE] == neighbour

    site.release()
    shown = public(site)
    ours = [page for page in shown if page.endswith(".html") and page != PAGE]
    assert [page for page in ours if b'<section class="emergency-banner"' not in shown[page]] == []
    site.build()
    site.build(cache=False, out="again")
    assert files(site.root / "again") == files(site.root / "output")
    site.write("policy/people.yaml", before)
    assert [f.code for f in site.build().findings if f.code == "POL001"] == []


def test_while_policy_has_a_fault_one_person_can_still_stop_a_text_and_nobody_can_let_one_through(site):
    site.write(f"{UPDATES}/pumps.md", update("pmps0001", "Pumps repaired"))
    break_policy(site)
    with pytest.raises(RefusedError, match=r"policy/people\.yaml:[0-9]+: POL001 policy_sound: got a fault \(.*ofice"):
        site.approve(f"{UPDATES}/pumps.md")
    site.stop("withdraw", f"{UPDATES}/neighbour.md")
    site.release()
    assert "Nurses learn" not in public(site).get(NEIGHBOUR_PAGE, b"").decode()


def test_a_policy_that_no_seal_names_is_not_taken_in_the_place_of_a_faulty_one(site):
    break_policy(site)
    for file in (site.root / ".sealed" / "policy").glob("site.yaml"):
        file.write_bytes(file.read_bytes() + b"# another\n")
    with pytest.raises(PolicyError, match="ofice"):
        make_urgent(site.workspace(), "unread", BOTH)
