"""A part of the program shows something else than was approved: the release is refused, the public sees no change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.model.error import IntegrityError
from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.paths import THEME
from plugins.pipeline.publish.make_release import make_release
from plugins.pipeline.publish.verify_root import verify_root
from plugins.read import markdown
from plugins.release.current import current
from plugins.render import feeds, kinds
from plugins.render.views import field_rows, validity
from tests.sites.make import Site, make_site
from tests.sites.places import files
from tests.sites.texts import LAWS, law
from tests.story.wells import PAGE, PATH, edit

Rogue = Callable[[pytest.MonkeyPatch], None]


def in_a_filter(patch: pytest.MonkeyPatch) -> None:
    """Have the filter that puts addresses into texts change a number."""
    honest = kinds.resolve
    patch.setattr(kinds, "resolve", lambda html, *more: honest(html, *more).replace("Forty-one", "Fourteen"))


def in_a_link(patch: pytest.MonkeyPatch) -> None:
    """Have the same filter lead a link elsewhere."""
    honest = kinds.resolve
    patch.setattr(kinds, "resolve", lambda html, *more: honest(html, *more).replace("wells.csv", "other.csv"))


def in_a_view(patch: pytest.MonkeyPatch) -> None:
    """Have the view of the fields show the day after each day."""
    honest = field_rows.long_day
    patch.setattr(field_rows, "long_day", lambda day, language: honest(day + timedelta(days=1), language))


def in_a_feed(patch: pytest.MonkeyPatch) -> None:
    """Have the feed say the contrary."""
    honest = feeds.make_absolute
    patch.setattr(feeds, "make_absolute", lambda html, *more: honest(html, *more).replace("are clean", "are not clean"))


PARTS = [in_a_filter, in_a_link, in_a_view, in_a_feed]


def lines_of(refused: pytest.ExceptionInfo[IntegrityError]) -> list[str]:
    """Return what the program said, without the sentence before it."""
    first, *lines = str(refused.value).splitlines()
    assert first.startswith("the release was not made, because pages do not show what was approved")
    return lines


@pytest.fixture
def corrected(released: Site) -> Site:
    """The document has a second text, approved and not yet released."""
    edit(released)
    released.approve(PATH)
    return released


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_changes_what_is_shown_is_refused(corrected: Site, part: Rogue, monkeypatch):
    before = files(corrected.root / "public" / "current")
    number = current(corrected.root).number
    with monkeypatch.context() as patch:
        part(patch)
        with pytest.raises(IntegrityError) as refused:
            corrected.release()
    path = "work-updates/feed.xml" if part is in_a_feed else PAGE
    assert [line for line in lines_of(refused) if line.startswith(f"{path}: ")]
    assert current(corrected.root).number == number
    assert files(corrected.root / "public" / "current") == before


def test_a_template_that_changes_words_is_refused(corrected: Site, tmp_path: Path):
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    template = theme / "templates" / "pages" / "document.html"
    html = template.read_text(encoding="utf-8")
    template.write_text(html.replace("{{ html }}", "{{ html | replace('are clean', 'were clean') }}"), encoding="utf-8")
    at = corrected.instant
    with pytest.raises(IntegrityError) as refused:
        make_release(BuildOptions(corrected.root, corrected.root / "output", at, theme=theme), lambda: at)
    told = lines_of(refused)
    assert all("k7m29xqf" in line for line in told)  # the text, its beginning as a description, its passages
    assert [line for line in told if line.startswith(f"{PAGE}: expected ") and "are" in line], told


def test_a_false_text_in_the_cache_is_refused(corrected: Site, monkeypatch):
    honest = markdown.to_text
    with monkeypatch.context() as patch:
        patch.setattr(markdown, "to_text", lambda body, **more: honest(body.replace("Forty-one", "Fourteen"), **more))
        assert b"Fourteen" in files(corrected.build().output)[PAGE]
    with pytest.raises(IntegrityError) as refused:
        corrected.release()
    assert [line for line in lines_of(refused) if "Forty-one" in line and "Fourteen" in line]


def test_another_day_behind_an_amended_article_is_refused(tmp_path: Path, monkeypatch):
    site = make_site(tmp_path / "root")
    change = "**Article 1** [Article 1](doc:a2345678#article-1) says every month."
    site.write(f"{LAWS}/wells.md", law("a2345678", "Regulations on Wells"))
    site.write(f"{LAWS}/change.md", law("b2345678", "Decision on Wells", "amends: [a2345678]", body=change))
    for name in ("wells", "change"):
        site.approve(f"{LAWS}/{name}.md")
    honest = validity.long_day
    with monkeypatch.context() as patch:
        patch.setattr(validity, "long_day", lambda day, language: honest(day + timedelta(days=1), language))
        with pytest.raises(IntegrityError) as refused:
            site.release()
    assert [line for line in lines_of(refused) if "2 March 2027" in line and "1 March 2027" in line]
    assert current(site.root) is None


def test_the_first_release_is_refused_as_well(approved: Site, monkeypatch):
    in_a_view(monkeypatch)
    with pytest.raises(IntegrityError) as refused:
        approved.release()
    assert any(line.startswith(f"{PAGE}: ") for line in lines_of(refused))
    assert current(approved.root) is None


def test_what_was_refused_is_released_when_the_fault_is_mended(corrected: Site, monkeypatch):
    with monkeypatch.context() as patch:
        in_a_view(patch)
        with pytest.raises(IntegrityError):
            corrected.release()
    shutil.rmtree(corrected.root / ".cache")
    shutil.rmtree(corrected.root / "output")
    assert corrected.release().new
    assert (
        date.fromisoformat("2026-11-20").strftime("%d %B %Y").encode()
        in (corrected.root / "public" / "current" / PAGE).read_bytes()
    )


def test_verify_names_a_page_whose_words_were_changed(released: Site):
    place = released.root / "public" / "current" / PAGE
    place.chmod(0o644)
    place.write_bytes(place.read_bytes().replace(b"Forty", b"Fifty"))
    _, lines, is_sound = verify_root(released.root, released.instant)
    assert [line for line in lines if line.startswith(f"{PAGE}: ") and "Fifty" in line]
    assert not is_sound
