"""A rumour is refuted: with a published source the verdict goes out, without one nobody approves it (I.1, I.2)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.model.error import RefusedError
from tests.render.html_pages import parse
from tests.sites.make import Site, make_site
from tests.sites.places import files
from tests.sites.texts import UPDATES, front_matter, update

ID, SOURCE = "k7m29xqf", "n3ghb0rr"
PATH = f"content/clarifications/2026/{ID}.md"
PAGE = f"clarifications/2026/s-{ID}.html"
SOURCE_PAGE = f"work-updates/2026/s-{SOURCE}.html"
RUMOUR = "The wells of Hexi are poisoned"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site on which the source is written and not approved yet, and a rumour goes round."""
    site = make_site(tmp_path / "root")
    site.write(f"{UPDATES}/wells.md", update(SOURCE, "Forty wells examined"))
    return site


def write(site: Site, *evidence: str) -> None:
    """Write the answer to the rumour, with a source or without, and submit it."""
    lines = (f"claim: {RUMOUR}", "appeared: [several short videos]", "appeared_on: 2026-11-19", 'verdict: "false"')
    text = front_matter(
        ID, "The wells of Hexi are clean", "dated: 2026-11-20", *lines, more=evidence, body="All forty are."
    )
    site.write(PATH, text)
    site.submit(PATH)


def approve(site: Site) -> None:
    """Have it approved by the liaison of the department and by the Information Office."""
    site.approve(PATH, "guo.tao")
    site.approve(PATH, "chen.yu")


def public(site: Site) -> dict[str, bytes]:
    """Release, and return every file that the public sees."""
    site.release()
    return files(site.root / "public" / "current")


def test_with_a_published_source_claim_verdict_and_source_stand_on_one_page(site):
    site.approve(f"{UPDATES}/wells.md")
    write(site, f"evidence: [{SOURCE}]")
    approve(site)
    page = public(site)[PAGE].decode()
    shown = parse(page)
    said = dict(zip(shown.words("dt"), shown.words("dd"), strict=False))
    assert (said["What was claimed"], said["Verdict"]) == (RUMOUR, "False")
    assert f'<a href="/{SOURCE_PAGE}" lang="en">Forty wells examined</a>' in page
    (script,) = shown.all("script", type="application/ld+json")
    review = json.loads(script.text)["@graph"][0]
    assert (review["@type"], review["claimReviewed"]) == ("ClaimReview", RUMOUR)


@pytest.mark.parametrize(
    ("evidence", "refused"),
    [
        pytest.param((), r"CLA001 evidence: got nothing, expected the ids of published documents", id="none"),
        pytest.param(
            (f"evidence: [{SOURCE}]",), rf"CLA001 evidence: got {SOURCE}, which is not public", id="not published"
        ),
    ],
)
def test_without_a_published_source_nobody_approves_the_verdict_and_the_rumour_stands_nowhere(site, evidence, refused):
    write(site, *evidence)
    with pytest.raises(RefusedError, match=refused):
        approve(site)
    shown = public(site)
    assert PAGE not in shown
    assert [name for name, data in shown.items() if RUMOUR.encode() in data] == []


def test_when_its_source_is_withdrawn_the_verdict_stays_and_is_owed_another(site):
    site.approve(f"{UPDATES}/wells.md")
    write(site, f"evidence: [{SOURCE}]")
    approve(site)
    public(site)
    site.stop("withdraw", SOURCE)
    site.release()
    shown = files(site.root / "public" / "current")
    assert RUMOUR in shown[PAGE].decode()
    assert "Forty wells examined" not in shown[PAGE].decode()
    assert [f.code for f in site.build().findings if f.document == ID] == ["CLA004"]
