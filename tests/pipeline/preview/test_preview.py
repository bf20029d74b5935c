"""The preview follows every change, and gives what one that begins now gives."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.model.error import PolicyError
from plugins.pipeline.cache.store import FILE
from tests.pipeline.watched import IDS, LONG_BODY, PATHS, ROW, STEPS_BY_NAME, A, Watched, original
from tests.sites.make import make_site
from tests.sites.texts import UPDATES, update
from tests.sites.zone import name_zone

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
WALKS, STEPS = (300, 40) if LONG else (1, 6)


@pytest.fixture
def watched(site):
    """A preview of a site with two updates and two laws."""
    return Watched(site)


@settings(max_examples=WALKS, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(STEPS_BY_NAME)), st.sampled_from(IDS), st.sampled_from(IDS)),
        min_size=STEPS,
        max_size=STEPS,
    )
)
def test_after_any_steps_it_shows_what_one_that_begins_now_shows(steps):
    with tempfile.TemporaryDirectory() as folder:
        watched = Watched(make_site(Path(folder) / "root"))
        for name, id, other in steps:
            STEPS_BY_NAME[name](watched.site, id, other)
            assert watched.renew() == watched.begun_now(), (name, id, other)


def test_each_step_in_a_row_is_followed_from_what_a_build_left(site):
    watched = Watched(site, built=True)
    (site.root / ".cache" / FILE).unlink()  # so that what is compared with reads everything
    assert {name for name, _, _ in ROW} == STEPS_BY_NAME.keys()
    for name, id, other in ROW:
        STEPS_BY_NAME[name](watched.site, id, other)
        assert watched.renew() == watched.begun_now(), (name, id, other)


def test_a_finding_that_another_document_causes_follows_that_document(watched):
    path, other = PATHS[A], f"{UPDATES}/other.md"
    watched.save(path, original(A, body="As [said](doc:5r8w1zqy#section-heading)."))
    assert "doc:5r8w1zqy, no document" in watched.page(A)
    watched.save(other, update("5r8w1zqy", "Another"))
    assert "doc:5r8w1zqy, a document that is not public yet" in watched.page(A)
    assert "LNK002" in watched.page(A)
    watched.save(other, update("5r8w1zqy", "Another", body="## Heading"))
    assert "LNK002" not in watched.page(A)
    watched.save(other, original(A, "id: 5r8w1zqy", body="As [said](doc:5r8w1zqy#section-heading)."))
    assert "COL010" not in watched.page(A)
    watched.save(path, original(A, body=LONG_BODY))
    watched.save(other, update("5r8w1zqy", "Another", body=LONG_BODY))
    assert "COL010" in watched.page(A)


def test_a_document_with_another_value_of_a_filter_moves_to_its_list(site):
    name_zone(site.root)
    watched = Watched(site)
    watched.save(PATHS[A], original(A, "zone: north"))
    assert "work-updates/zone-north.html" in watched.preview
    assert watched.save(PATHS[A], original(A, "zone: south")) == watched.begun_now()
    assert "work-updates/zone-north.html" not in watched.preview


def test_the_instant_moves_with_the_day_and_with_what_opens(watched):
    watched.site.write(PATHS[A], original(A, "publish: 2026-11-20T14:00"))
    watched.site.approve(PATHS[A])
    watched.renew()
    before = watched.preview.at
    assert "waits for 2026-11-20 14:00" in watched.page(A)
    watched.site.tick(hours=1)
    watched.renew()
    assert watched.preview.at == before
    watched.site.tick(hours=1)
    watched.renew()
    assert watched.preview.at == watched.site.instant
    assert "waits for" not in watched.page(A)
    watched.site.tick(days=1)
    watched.renew()
    assert watched.preview.at == watched.site.instant


def test_a_policy_that_cannot_be_read_is_told_and_read_again_when_it_can(watched):
    place = watched.site.root / "policy" / "site.yaml"
    good = place.read_bytes()
    place.write_text("[")
    with pytest.raises(PolicyError):
        watched.renew()
    with pytest.raises(PolicyError):
        watched.save(PATHS[A], original(A, title="Meanwhile"))
    assert "Meanwhile" not in watched.page(A)
    place.write_bytes(good)
    watched.renew()
    assert "Meanwhile" in watched.page(A)


def test_a_page_that_is_not_there_is_none(watched):
    assert watched.preview.page("nothing.html") is None
    assert watched.preview.page("../policy/site.yaml") is None
    assert not any(path.endswith((".xml", "robots.txt")) for path in watched.preview)


def test_nothing_is_written_but_the_cache(watched):
    before = {p for p in watched.site.root.rglob("*") if ".cache" not in p.parts}
    watched.shown()
    assert {p for p in watched.site.root.rglob("*") if ".cache" not in p.parts} == before


UNREADABLE = {
    "GBK": (original(A, title="饮用水卫生法律规定").encode("gb18030"), "REA001"),
    "UTF-16": (original(A).encode("utf-16"), "REA001"),
    "NUL": (original(A, body="a\0b").encode(), "REA002"),
    "empty": (b"", "REA"),
    "no front matter": (b"Wells\n\nText.\n", "REA"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read_has_a_page_with_the_finding_where_its_name_lets_expect_it(watched, kind):
    data, rule = UNREADABLE[kind]
    watched.site.write(f"{UPDATES}/pipes.md", data)
    assert watched.renew() == watched.begun_now()
    for path in ("work-updates/2026/pipes.html", "404.html"):
        page = watched.preview.page(path).decode()
        assert f"{UPDATES}/pipes.md" in page
        assert rule in page


def test_the_page_for_missing_addresses_names_no_files_once_all_can_be_read(watched):
    path = f"{UPDATES}/pipes.md"
    watched.save(path, "")
    watched.save(path, update("5r8w1zqy", "Pipes"))
    assert path not in watched.preview.page("404.html").decode()


def test_a_shared_picture_is_shown_from_the_text_that_has_it_as_soon_as_it_is_written(watched):
    watched.save(PATHS[A], original(A, body="![Map of the wells](media:5r8w1zqy)"))
    assert "media:5r8w1zqy, no document" in watched.page(A)
    assert "<p>Map of the wells</p>" in watched.page(A)
    more = ("credit: Li Wei", "rights: may be reprinted")
    (watched.site.root / "content/media/2026/map").mkdir(parents=True)
    (watched.site.root / "content/media/2026/map/map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    watched.save("content/media/2026/map.md", update("5r8w1zqy", "Map", *more, body="![Map](map.png)"))
    assert 'src="/media/2026/s-5r8w1zqy/map.png"' in watched.page(A)
    assert "Map (Li Wei, may be reprinted)" in watched.page(A)
