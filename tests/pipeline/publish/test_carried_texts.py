"""A release carries the bytes that were approved of every text it shows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.model.finding import Finding
from plugins.pipeline.paths import THEME
from plugins.pipeline.publish.carried_texts import carried_texts, showing
from plugins.policy.load import load_policy
from plugins.read.faults import VALUE
from plugins.release.current import current
from plugins.release.evidence import SHOWING, coverage_faults
from plugins.release.manifest import File
from tests.repository import DEMONSTRATION
from tests.sites.copying import copy_folder
from tests.sites.make import Site, make_site
from tests.sites.texts import UPDATES, update

ID, OTHER = "a2345678", "b2345678"
MORE = ("change: minor", "change_note: Counts again")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with two releases; the second shows another text of one document."""
    site = make_site(tmp_path_factory.mktemp("carried") / "root")
    for id in (ID, OTHER):
        site.write(f"{UPDATES}/{id}.md", update(id, f"Wells of {id}", body="Patient Zhangsanfeng is well."))
        site.approve(f"{UPDATES}/{id}.md")
    site.release()
    site.write(f"{UPDATES}/{ID}.md", update(ID, f"Wells of {ID}", *MORE, body="The patient is well."))
    return site


@pytest.fixture
def site(made: Site, tmp_path) -> Site:
    """A copy of it, with the second text not yet approved."""
    copy_folder(made.root, tmp_path / "root")
    return Site(tmp_path / "root", made.at)


def texts(release: Path) -> dict[str, bytes]:
    """Return the texts that a release carries, by the hexadecimal digits of their digests."""
    lines = [line for shelf in release.glob("evidence/texts/*") for line in shelf.read_bytes().splitlines()]
    return {line[:64].decode(): json.loads(line[65:]).encode() for line in lines}


def digests(site: Site, id: str) -> list[str]:
    """Return the digest of each text of a document, oldest first."""
    return [approval.digest for approval in site.workspace().dossier(id).approvals]


def test_each_text_lies_there_as_it_was_approved(site):
    now = current(site.root)
    for id, digest in now.documents.items():
        name = digest.removeprefix("sha256:")
        approved = site.root / "approved" / id[:2] / id / name[:12] / "document.md"
        assert texts(now.path)[name] == approved.read_bytes()
    assert len(texts(now.path)) == 2


def test_earlier_texts_that_are_shown_lie_there_too(site):
    site.approve(f"{UPDATES}/{ID}.md")
    site.release()
    names = {digest.removeprefix("sha256:") for id in (ID, OTHER) for digest in digests(site, id)}
    assert texts(current(site.root).path).keys() == names


def test_a_shelf_whose_texts_stay_is_the_same_file_in_both_releases(site):
    site.approve(f"{UPDATES}/{ID}.md")
    site.release()
    before = current(site.root).path
    more = ("change: minor", "change_note: Says where")
    site.write(f"{UPDATES}/{ID}.md", update(ID, f"Wells of {ID}", *more, body="The patient is at home."))
    site.approve(f"{UPDATES}/{ID}.md")
    site.release()
    now = current(site.root).path
    shared = {path.name for path in (before / "evidence/texts").iterdir()} & {
        path.name for path in (now / "evidence/texts").iterdir()
    }
    assert before != now
    assert shared
    for name in shared:
        path = Path("evidence/texts") / name
        assert (before / path).stat().st_ino == (now / path).stat().st_ino


def test_a_text_that_was_withheld_lies_in_no_release(site):
    site.approve(f"{UPDATES}/{ID}.md", former="personal-data")
    site.release()
    releases = list((site.root / "public" / "releases").iterdir())
    assert releases
    first = digests(site, ID)[0].removeprefix("sha256:")
    assert not [release for release in releases if first in texts(release)]


def test_what_policy_says_of_showing_is_one_line_with_every_field(site):
    line = (current(site.root).path / "evidence" / "showing.json").read_bytes()
    assert line == showing(load_policy(site.root), {}, THEME)
    said = json.loads(line)
    assert line.endswith(b"}\n")
    for key, column in load_policy(DEMONSTRATION).columns.items():
        assert said["columns"][key]["main_date"] == column.main_date
        assert said["columns"][key]["fields"].keys() == column.fields.keys()


def test_a_value_that_policy_cannot_read_any_more_is_named_of_texts_that_are_carried_alone(site):
    workspace = site.workspace()
    revision = workspace.catalogue.publications[ID].revision
    places = (revision.path, "approved/d2/d2345678/0123456789ab")
    found = [
        Finding(f"{place}/document.md", 3, VALUE.code, VALUE.name, "dated", "x", "a day", VALUE.weight)
        for place in places
    ]
    evidence = carried_texts(site.root, workspace.catalogue, workspace.policy, found, THEME, None)
    assert json.loads(evidence[SHOWING])["unshown"] == {revision.digest[7:19]: ["dated"]}


def test_what_policy_shows_in_another_way_is_a_release_of_its_own(site):
    assert not site.release().new
    fields = site.root / "policy" / "fields.yaml"
    fields.write_text(fields.read_text(encoding="utf-8").replace("en: Subject,", "en: Topic,"), encoding="utf-8")
    assert site.release().new


def test_a_release_without_one_of_its_shelves_is_found(site):
    path = next(path for path in current(site.root).manifest.evidence if path.startswith("evidence/texts/"))
    evidence = {name: file for name, file in current(site.root).manifest.evidence.items() if name != path}
    assert f"{path}: texts are missing that the release shows" in faults(site, evidence)


def test_a_shelf_with_texts_that_no_page_shows_is_found(site):
    evidence = dict(current(site.root).manifest.evidence)
    path = "evidence/texts/00-0000000000000000.txt"
    evidence[path] = next(iter(evidence.values()))
    assert f"{path}: texts that the release does not show" in faults(site, evidence)


def faults(site: Site, evidence: dict[str, File]) -> list[str]:
    """Return what the acts and texts of the current release do not account for, with other evidence than it has."""
    now = current(site.root)
    held = {path.removeprefix("evidence/"): (now.path / path).read_bytes() for path in now.manifest.evidence}
    assert list(coverage_faults(now.manifest, held)) == []
    return list(coverage_faults(replace(now.manifest, evidence=evidence), held))
