"""Pages of applications lie beside the releases: written where they differ, removed in time, in no release (IV.6)."""

from __future__ import annotations

import shutil

import pytest

from plugins.model.progress import REGISTER
from plugins.pipeline.paths import THEME
from plugins.pipeline.publish import verify_root as verifying
from plugins.pipeline.publish.progress_pages import OTHERWISE, progress_faults, progress_folder, publish_progress
from plugins.pipeline.publish.verify_root import verify_root
from tests.sites.make import copy_site, make_site
from tests.sites.places import files
from tests.sites.texts import UPDATES, update
from tests.story.registered import take

ADDRESS, OTHER = "k7m2-9xqf-t4wa-3h8c", "zzz2-9xqf-t4wa-3h8c"
FILE = "zqvkwyj-117"
OPENING = {"department": "disease-control", "file": FILE}


@pytest.fixture(scope="module")
def released_once(tmp_path_factory):
    """A site with one public document, released."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    site.write(f"{UPDATES}/wells.md", update("n3ghb0rr", "Wells sampled"))
    site.approve(f"{UPDATES}/wells.md")
    site.release()
    return site


@pytest.fixture
def released(released_once, tmp_path):
    """A copy of it for each test."""
    return copy_site(released_once, tmp_path / "root")


def publish(site):
    """Write the pages; return how many are shown and written."""
    entries = [entry for _, entry in site.workspace().evaluation.entries.values()]
    return publish_progress(site.root, site.workspace().policy, entries, THEME, site.instant)


def faults(site):
    """Return what is not as the register says, without the folder."""
    entries = [entry for _, entry in site.workspace().evaluation.entries.values()]
    found = progress_faults(site.root, site.workspace().policy, entries, THEME, site.instant)
    return [line.removeprefix(f"{progress_folder(site.root)}/") for line, is_fault in found if is_fault]


def test_a_site_without_applications_has_no_folder_for_them(released):
    assert publish(released) == (0, 0)
    assert not progress_folder(released.root).exists()


def test_a_release_shows_each_application_and_the_next_writes_what_differs(released):
    take(released, REGISTER, "li.wei", **OPENING, shown_at=ADDRESS)
    reference = take(released, REGISTER, "li.wei", **OPENING, shown_at=OTHER)
    pages = files(progress_folder(released.root))
    assert pages.keys() == {f"{ADDRESS}.html", f"{OTHER}.html"}
    assert publish(released) == (2, 0)
    take(released, REGISTER, "li.wei", reference, decision_by="2026-12-14")
    now = files(progress_folder(released.root))
    assert "Accepted" in now[f"{OTHER}.html"].decode()
    assert now[f"{ADDRESS}.html"] == pages[f"{ADDRESS}.html"]


def test_no_other_file_of_the_public_says_anything_of_an_application(released):
    def public():
        """Everything that the public can fetch but the pages of applications, without what each release has anew."""
        folder = released.root / "public" / "current"
        return {
            path: data for path, data in files(folder).items() if not path.startswith(("release.json", "evidence/"))
        }

    before = public()
    reference = take(released, REGISTER, "li.wei", **OPENING, shown_at=ADDRESS)
    take(released, REGISTER, "li.wei", reference, "withdraw")
    assert public() == before
    everything = files(released.root / "public" / "current") | files(released.root / "output")
    for secret in (ADDRESS, FILE, reference, ADDRESS.replace("-", "")):
        assert [path for path, data in everything.items() if secret in path or secret.encode() in data] == []
    assert FILE.encode() not in b"".join(files(progress_folder(released.root)).values())


def test_a_cold_build_and_a_new_folder_give_the_same_bytes(released):
    take(released, REGISTER, "li.wei", **OPENING, shown_at=ADDRESS)
    before = files(progress_folder(released.root))
    shutil.rmtree(progress_folder(released.root))
    shutil.rmtree(released.root / ".cache")
    released.release()
    assert files(progress_folder(released.root)) == before


def test_an_application_that_ended_is_removed_after_sixty_days_and_the_release_stays(released):
    reference = take(released, REGISTER, "li.wei", **OPENING, shown_at=ADDRESS)
    take(released, REGISTER, "li.wei", reference, "withdraw")
    released.tick(days=59)
    released.release()
    assert files(progress_folder(released.root)).keys() == {f"{ADDRESS}.html"}
    released.tick(days=1)
    assert not released.release().new
    assert files(progress_folder(released.root)) == {}


def test_a_page_that_was_changed_or_added_is_found_and_the_next_run_mends_it(released):
    take(released, REGISTER, "li.wei", **OPENING, shown_at=ADDRESS)
    assert faults(released) == []
    folder = progress_folder(released.root)
    (folder / f"{ADDRESS}.html").write_text("granted")
    (folder / "planted.html").write_text("granted")
    assert faults(released) == [
        f"{ADDRESS}.html: is not as the register says; python3 inv progress writes it",
        "planted.html: belongs to no application that is shown; python3 inv progress removes it",
    ]
    assert not verify_root(released.root, released.instant)[2]
    assert publish(released) == (1, 1)
    assert faults(released) == []
    assert verify_root(released.root, released.instant)[2]


def test_pages_of_another_version_of_the_program_are_told_and_are_no_fault(released, monkeypatch):
    take(released, REGISTER, "li.wei", **OPENING, shown_at=ADDRESS)
    page = progress_folder(released.root) / f"{ADDRESS}.html"
    as_written = page.read_bytes()
    page.write_bytes(as_written.replace(b"/assets/site.", b"/assets/site.of-last-year."))
    assert not verify_root(released.root, released.instant)[2]  # this program made the release, and not this page

    def verified():
        """What verify says of the page when another theme made the last release, and whether all is well."""
        _, lines, is_sound = verify_root(released.root, released.instant)
        return [line.removeprefix(f"{page}: ") for line in lines if line.startswith(str(page))], is_sound

    monkeypatch.setattr(verifying, "theme_digest", lambda theme: "sha256:" + "1" * 64)
    assert verified() == ([OTHERWISE], True)
    page.write_bytes(as_written.replace(b'datetime="2026', b'datetime="2025'))
    assert verified() == (["is not as the register says; python3 inv progress writes it"], False)
    page.unlink()
    assert verified() == (["is not as the register says; python3 inv progress writes it"], False)
