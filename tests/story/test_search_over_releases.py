"""The search of a site whose old texts are edited and withdrawn: its base stays, and what left is in no file."""

from __future__ import annotations

import pytest

from tests.sites.make import make_site
from tests.sites.many import act_on
from tests.sites.places import files, where
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


def folder(search: dict[str, bytes]) -> str:
    """Return the folder of the base: the one with the most bytes."""
    sizes = {}
    for path, data in search.items():
        if path.endswith(("w0", "c0", "f0")):
            sizes[path.split("/")[0]] = sizes.get(path.split("/")[0], 0) + len(data)
    return max(sizes, key=sizes.get)


def test_the_base_keeps_its_folder(outputs):
    _, (first, edited, withdrawn) = outputs
    assert folder(first) == folder(edited) == folder(withdrawn)


def test_what_an_old_text_alone_said_is_in_no_file_of_the_search_any_more(outputs):
    site, (first, edited, _) = outputs
    assert [any(b"word03" in data for data in search.values()) for search in (first, edited)] == [True, False]
    search = site.root / "public" / "current" / "search"
    assert where(search, "word03", "word05", "00000005", "Round 5") == []
    assert where(search, "gannet")


def test_a_build_from_nothing_gives_the_same_bytes(outputs):
    site, _ = outputs
    with_cache = files(site.build().output)
    (site.root / ".cache" / "store.sqlite").unlink()
    assert files(site.build(cache=False, out="other").output) == with_cache


def test_a_release_without_changes_is_not_made(outputs):
    site, _ = outputs
    assert site.release().new is False
