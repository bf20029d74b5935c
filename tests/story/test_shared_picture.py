"""A picture that several texts show is approved once, and comes and goes with acts of its own (I.3, IV.1)."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import pytest

from tests.sites.make import Site, copy_site, make_site
from tests.sites.places import files
from tests.sites.texts import UPDATES, front_matter, update

MAP, MAP_PATH = "c4w8n2jd", "content/media/2026/c4w8n2jd.md"
IDS = ("k7m29xqf", "p4rtn3r0", "w3q7s000")
SHOWN = "![Map of the wells](media:c4w8n2jd)"
ADDRESS = "/media/2026/s-c4w8n2jd/map.png"


def picture(shade: int) -> bytes:
    """Return a grey PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def write_map(site: Site, *more: str, name: str = "map.png", shade: int = 90) -> None:
    """Write the document that has the picture."""
    lines = ("dated: 2026-11-20", "credit: Li Wei", "rights: may be reprinted")
    site.write(MAP_PATH, front_matter(MAP, "Wells of Hexi", *lines, more=more, body=f"![Wells]({name})"))
    folder = site.root / MAP_PATH.removesuffix(".md")
    for old in folder.glob("*"):
        old.unlink()
    site.write(f"{MAP_PATH.removesuffix('.md')}/{name}", picture(shade))


@pytest.fixture(scope="module")
def site_once(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site on which three texts show a picture that nobody has approved."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    write_map(site)
    for number, id in enumerate(IDS):
        body = f"Teams took the samples of county {number}.\n\n{SHOWN}\n\nThe [map](media:{MAP}) can be printed."
        site.write(f"{UPDATES}/{id}.md", update(id, f"Wells of County {number}", body=body))
        site.approve(f"{UPDATES}/{id}.md")
    site.release()
    return site


@pytest.fixture
def site(site_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(site_once, tmp_path / "root")


def pages(site: Site) -> list[str]:
    """Return the pages of the three texts as the public sees them."""
    found = files(site.root / "public" / "current")
    return [found[f"work-updates/2026/s-{id}.html"].decode() for id in IDS]


def pictures(site: Site) -> set[tuple[str, ...]]:
    """Return which pictures the texts show; one entry where all show the same."""
    return {tuple(re.findall(r'<img [^>]*loading="lazy" src="([^"]*)"', page)) for page in pages(site)}


def test_until_it_is_approved_its_words_stand_in_its_place_and_a_finding_says_so(site):
    assert pictures(site) == {()}
    assert all("<p>Map of the wells</p>" in page for page in pages(site))
    found = site.workspace().check(f"{UPDATES}/{IDS[0]}.md")
    assert [one.code for one in found if one.code.startswith("MED")] == ["MED002"]
    assert not files(site.root / "public" / "current").keys() & {ADDRESS[1:]}


def test_once_it_is_public_all_three_show_it_with_who_made_it_and_its_rights(site):
    site.approve(MAP_PATH)
    site.release()
    assert pictures(site) == {(ADDRESS,)}
    for page in pages(site):
        assert f'The <a href="{ADDRESS}">map</a> can be printed.' in page
        assert "Wells of Hexi (Li Wei, may be reprinted)" in page


def test_another_picture_under_the_same_id_is_shown_when_it_is_approved_and_not_before(site):
    site.approve(MAP_PATH)
    site.release()
    write_map(site, "change: major", "change_note: Two more wells.", name="wells.png", shade=20)
    site.submit(MAP_PATH)
    site.release()
    assert pictures(site) == {(ADDRESS,)}
    site.approve(MAP_PATH)
    site.release()
    assert pictures(site) == {("/media/2026/s-c4w8n2jd/wells.png",)}


def test_when_it_is_withdrawn_it_is_gone_from_all_three_and_they_stay(site):
    site.approve(MAP_PATH)
    site.release()
    site.stop("withdraw", MAP_PATH)
    site.release()
    assert pictures(site) == {()}
    assert all("<p>Map of the wells</p>" in page and "may be reprinted" not in page for page in pages(site))
    assert ADDRESS[1:] not in files(site.root / "public" / "current")


def test_while_it_is_returned_the_three_go_on_without_it_and_once_mended_it_comes_to_all(site):
    site.submit(MAP_PATH)
    site.stop("return", MAP_PATH, note="The wells of county 2 are missing.")
    edited = update(IDS[0], "Wells of County 0", "change: minor", "change_note: Names it", body=f"Sampled.\n\n{SHOWN}")
    site.write(f"{UPDATES}/{IDS[0]}.md", edited)
    site.approve(f"{UPDATES}/{IDS[0]}.md")
    site.release()
    assert pictures(site) == {()}
    assert "<p>Sampled.</p>" in pages(site)[0]
    write_map(site, shade=30)
    site.approve(MAP_PATH)
    site.release()
    assert pictures(site) == {(ADDRESS,)}


def test_while_it_is_held_back_no_text_shows_it_and_when_the_hold_is_lifted_all_do(site):
    site.submit(MAP_PATH)
    site.stop("hold", MAP, "li.wei")
    site.approve(MAP_PATH)
    site.release()
    assert pictures(site) == {()}
    site.stop("lift", MAP, "fang.ning")
    site.release()
    assert pictures(site) == {(ADDRESS,)}
