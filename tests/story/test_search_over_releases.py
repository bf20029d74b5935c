"""A search whose old texts are edited and withdrawn: an edit leaves its base, and what left is in no file."""

from __future__ import annotations

import json

import pytest

from tests.sites.make import make_site
from tests.sites.many import act_on
from tests.sites.places import files
from tests.sites.scanner import leaks
from tests.sites.texts import UPDATES, update

COUNT = 10
EDITED, WITHDRAWN = f"{UPDATES}/round-3.md", f"{UPDATES}/round-5.md"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Release a site, then an edit, then a withdrawal; return the site and the files of its search after each."""
    site = make_site(tmp_path_factory.mktemp("search") / "root")
    paths = [f"{UPDATES}/round-{number}.md" for number in range(COUNT)]
    for number, path in enumerate(paths):
        body = f"Well {number} was sampled by team word{number:02d}."
        site.write(path, update(f"{number:08d}", f"Round {number}", body=body))
    act_on(site, "submit", paths)
    act_on(site, "approve", paths)
    found = [released(site)]
    more = ("change: major", "change_note: Measured again.")
    site.write(EDITED, update("00000003", "Round 3", *more, body="Well 3 was sampled by team Gannet."))
    act_on(site, "submit", [EDITED])
    act_on(site, "approve", [EDITED])
    found.append(released(site))
    site.stop("withdraw", WITHDRAWN)
    found.append(released(site))
    return site, found


def released(site) -> dict[str, bytes]:
    """Release, and return the files of the search."""
    assert site.release().new
    return files(site.root / "public" / "current" / "search")


def base(search: dict[str, bytes]) -> dict:
    """Return what the manifest says of the base."""
    return json.loads(search["manifest.json"])["generations"][0]


def names(generation: dict) -> tuple[str, ...]:
    """Return the names of the packs of a generation."""
    return tuple(generation[kind] for kind in ("terms", "texts", "days"))


def test_an_edit_leaves_the_packs_of_the_base_and_its_old_text_does_not_count(outputs):
    _, (first, edited, _) = outputs
    assert names(base(first)) == names(base(edited))
    assert [len(base(search)["removed"]) for search in (first, edited)] == [0, 1]


def test_what_a_withdrawn_text_alone_said_is_in_no_file_of_the_search_any_more(outputs, tmp_path):
    _, found = outputs
    for folder, search in zip(("first", "edited", "withdrawn"), found, strict=True):
        for name, data in search.items():
            place = tmp_path / folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    gone = ("word05", "00000005", "Round 5", "team word05")
    assert leaks(tmp_path / "withdrawn", *gone) == []
    for words in gone:
        assert leaks(tmp_path / "first", words)
        assert leaks(tmp_path / "edited", words)
    assert leaks(tmp_path / "withdrawn", "team Gannet")
    assert leaks(tmp_path / "withdrawn", "team word04")


def test_a_build_from_nothing_gives_the_same_bytes(outputs):
    site, _ = outputs
    with_cache = files(site.build().output)
    (site.root / ".cache" / "store.sqlite").unlink()
    assert files(site.build(cache=False, out="other").output) == with_cache


def test_a_release_without_changes_is_not_made(outputs):
    site, _ = outputs
    assert site.release().new is False
