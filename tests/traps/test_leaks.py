"""What is not public is in no file of the output: no page, name, list, feed, index or copy."""

from __future__ import annotations

import contextlib

import pytest

from plugins.model.error import RefusedError
from tests.traps.documents import FOLDER, files, mentions, update

DRAFT = f"{FOLDER}/draft.md"
CANARY = "Kestrelwatch"


@pytest.fixture
def public(site):
    """One public document; returns the output of a build and checks that it is there."""
    site.write(f"{FOLDER}/a.md", update("k7m29xqf", "A round of sampling"))
    site.approve(f"{FOLDER}/a.md")

    def build():
        result = site.build()
        assert "work-updates/2026/slug-k7m29xqf.html" in files(result.output)
        return result.output

    return build


@pytest.mark.parametrize("status", ["draft", "submitted", "approved", "hidden", "published", ""])
def test_a_status_that_somebody_typed_opens_nothing(status, site, public):
    text = update("9tq4w2ha", CANARY, f"status: {status}", body=f"{CANARY} began.")
    site.write(DRAFT, text.replace("status: \n", ""))
    assert mentions(public(), CANARY, "9tq4w2ha") == []


@pytest.mark.parametrize("publish", ["2026-12-24T10:00", "on-go", "with 9tq4w2hb"])
def test_what_is_approved_and_waits_is_nowhere(publish, site, public):
    if publish.startswith("with"):
        site.write(f"{FOLDER}/other.md", update("9tq4w2hb", "Another round of sampling"))
    site.write(DRAFT, update("9tq4w2ha", CANARY, f"publish: {publish}", body=f"{CANARY} began."))
    site.approve(DRAFT)
    assert mentions(public(), CANARY, "9tq4w2ha") == []


@pytest.mark.parametrize("approved", [False, True], ids=["draft", "waiting"])
def test_attachments_of_what_is_not_public_are_not_copied(approved, site, public):
    site.write(
        DRAFT, update("9tq4w2ha", "Another round", "publish: on-go", body="See the [figures](kestrelwatch.csv).")
    )
    folder = (site.root / DRAFT).with_suffix("")
    folder.mkdir()
    (folder / "kestrelwatch.csv").write_text(f"{CANARY},1\n")
    if approved:
        site.approve(DRAFT)
    assert mentions(public(), CANARY) == []


def test_files_that_belong_to_no_document_are_not_copied(site, public):
    for place in ("content/images/kestrelwatch.png", f"{FOLDER}/kestrelwatch.png", "content/kestrelwatch.txt"):
        (site.root / place).parent.mkdir(parents=True, exist_ok=True)
        (site.root / place).write_text(CANARY)
    assert mentions(public(), CANARY) == []


@pytest.mark.parametrize("place", [f"{FOLDER}/link.md", f"{FOLDER}/draft/link.csv", "content/work-updates/link"])
def test_nothing_is_read_through_a_symbolic_link_in_what_is_written(place, site, tmp_path, public):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "b.md").write_text(update("9tq4w2ha", CANARY))
    site.write(DRAFT, update("9tq4w2hb", "Another round", body="See the [figures](link.csv)."))
    (site.root / place).parent.mkdir(parents=True, exist_ok=True)
    (site.root / place).symlink_to(secret if place.endswith("link") else secret / "b.md")
    with contextlib.suppress(RefusedError):
        site.approve(DRAFT)
    assert mentions(public(), CANARY, "9tq4w2ha") == []
    assert mentions(site.root / "approved", CANARY) == []


@pytest.mark.parametrize("name", ["document.md", "figures.csv"])
def test_a_symbolic_link_among_approved_bytes_withholds_the_document(name, site, tmp_path, public):
    (tmp_path / "secret").write_text(CANARY)
    public()
    (approved,) = (site.root / "approved").rglob("document.md")
    place = approved.with_name(name)
    place.unlink(missing_ok=True)
    place.symlink_to(tmp_path / "secret")
    result = site.build()
    assert result.exit_status == 3
    assert mentions(result.output, CANARY) == []


def test_a_link_to_what_is_not_public_gives_nothing_of_it_away(site, public):
    site.write(DRAFT, update("9tq4w2ha", CANARY))
    site.write(f"{FOLDER}/b.md", update("9tq4w2hb", "A second round", body="It follows [the first](doc:9tq4w2ha)."))
    site.approve(f"{FOLDER}/b.md")
    output = public()
    page = (output / "work-updates/2026/slug-9tq4w2hb.html").read_text(encoding="utf-8")
    assert "It follows the first." in page
    assert mentions(output, CANARY, "9tq4w2ha") == []


@pytest.mark.parametrize("slug", ["../../out-evil/x", "/out-evil/x", "a/../../../x", "..", "a\\\\..\\\\x"])
def test_no_address_leads_out_of_the_output(slug, site, public, tmp_path):
    site.write(DRAFT, update("9tq4w2ha", "Another round", f"slug: '{slug}'"))
    with pytest.raises(RefusedError):
        site.approve(DRAFT)
    outside = public().parent
    assert not list(tmp_path.rglob("*out-evil*"))
    assert not list(outside.glob("x*"))


def test_a_page_that_was_withdrawn_is_gone_with_the_next_build(site, public):
    site.write(f"{FOLDER}/b.md", update("9tq4w2ha", CANARY, body=f"{CANARY} began."))
    site.approve(f"{FOLDER}/b.md")
    assert mentions(public(), CANARY)
    site.stop("withdraw", f"{FOLDER}/b.md")
    assert mentions(public(), CANARY) == []


def test_what_is_not_planned_does_not_stay_in_the_output(site, public):
    stray = public() / "drafts" / "kestrelwatch.html"
    stray.parent.mkdir()
    stray.write_text(CANARY)
    assert mentions(public(), CANARY) == []
    assert not stray.parent.exists()


def test_the_output_is_the_same_with_and_without_what_is_not_public(site, public):
    before = files(public())
    site.write(DRAFT, update("9tq4w2ha", CANARY))
    site.write(f"{FOLDER}/waits.md", update("9tq4w2hb", CANARY + " again", "publish: on-go"))
    site.approve(f"{FOLDER}/waits.md")
    assert files(public()) == before
