"""Which files of a release are compared with what was approved, and what follows when they cannot be."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest

from plugins.model.error import SiteError
from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.paths import THEME
from plugins.pipeline.publish import compared_words
from plugins.pipeline.publish.compared_words import other_words
from plugins.pipeline.publish.make_release import make_release
from plugins.release.current import current
from tests.sites.copying import copy_folder
from tests.sites.make import Site, make_site
from tests.sites.places import where
from tests.sites.texts import LAWS, UPDATES, law, update

FIRST, SECOND, THIRD = "a2345678", "b2345678", "c2345678"


@pytest.fixture(autouse=True, scope="module")
def started() -> Iterator[None]:
    """Start the program, as everywhere but in tests of something else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compared_words, "subprocess", subprocess)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of which three documents are public; the third names the second."""
    site = make_site(tmp_path_factory.mktemp("compared") / "root")
    for id, title, body in (
        (FIRST, "Wells", "Wells are clean."),
        (SECOND, "Springs", "Springs are clean."),
        (THIRD, "Rivers", f"Rivers are as [springs](doc:{SECOND}) are."),
    ):
        site.write(f"{UPDATES}/{id}.md", update(id, title, body=body))
        site.approve(f"{UPDATES}/{id}.md")
    site.release()
    return site


@pytest.fixture
def site(made: Site, tmp_path) -> Site:
    """A copy of it."""
    copy_folder(made.root, tmp_path / "root")
    return Site(tmp_path / "root", made.at)


@pytest.fixture
def asked(monkeypatch) -> list[set[str] | None]:
    """Collect what the program is asked to compare, None for a whole release."""
    found: list[set[str] | None] = []

    def ask(release, paths=None):
        found.append(None if paths is None else set(paths))
        return []

    monkeypatch.setattr(compared_words, "other_words", ask)
    return found


def page(id: str) -> str:
    """Return where the page of a document lies."""
    return f"work-updates/2026/s-{id}.html"


def test_of_the_first_release_everything_is_compared(tmp_path, asked):
    site = make_site(tmp_path / "root")
    site.write(f"{UPDATES}/wells.md", update(FIRST, "Wells"))
    site.approve(f"{UPDATES}/wells.md")
    site.release()
    assert asked == [None]


def test_of_an_edit_the_page_its_feed_and_its_card_are_compared_and_no_other_page(site, asked):
    more = ("change: minor", "change_note: Counts again")
    site.write(f"{UPDATES}/{FIRST}.md", update(FIRST, "Wells of the county", *more, body="Wells are clean."))
    site.approve(f"{UPDATES}/{FIRST}.md")
    site.release()
    (paths,) = asked
    assert {page(FIRST), "work-updates/feed.xml", "work-updates/index.html"} <= paths
    assert any(path.startswith("search/texts.") for path in paths)
    assert not {page(SECOND), page(THIRD)} & paths


def test_what_names_a_document_that_ended_is_compared(site, asked):
    site.stop("withdraw", f"{UPDATES}/{SECOND}.md")
    site.release()
    (paths,) = asked
    assert page(THIRD) in paths
    assert page(FIRST) not in paths


def test_another_theme_has_everything_compared(site, tmp_path, asked):
    copy_folder(THEME, tmp_path / "theme")
    with (tmp_path / "theme" / "static" / "css" / "site.css").open("a", encoding="utf-8") as style:
        style.write("p { color: red; }\n")
    at = site.instant
    make_release(BuildOptions(site.root, site.root / "output", at, theme=tmp_path / "theme"), lambda: at)
    assert asked == [None]


@pytest.mark.parametrize("refused", ["words that differ", "a day that changes in every build"])
def test_a_release_that_is_refused_leaves_nothing_where_the_public_reads(site, monkeypatch, refused):
    site.write(f"{UPDATES}/{FIRST}.md", update(FIRST, "Wells anew", "change: minor", "change_note: x", body="Anew."))
    site.approve(f"{UPDATES}/{FIRST}.md")
    days = count()
    now = (lambda: site.instant + timedelta(days=next(days))) if "day" in refused else (lambda: site.instant)
    if "words" in refused:
        monkeypatch.setattr(compared_words, "other_words", lambda release, paths=None: ["x.html: another word"])
    with pytest.raises(SiteError, match="another word" if "words" in refused else "the day changed"):
        make_release(BuildOptions(site.root, site.root / "output", site.instant), now)
    assert [path.name for path in (site.root / "public/releases").iterdir()] == ["000001"]
    assert where(site.root / "public", "Wells anew") == []


LAW, CHANGE = "d2345678", "e2345678"
AMENDED = {
    "en": (
        "**Article 1** Wells are sampled.\n\n**Article 2** Springs are sampled.\n\n## Annex {#annex}\n\nA table.",
        "As [before](doc:{id}#article-1).\n\n**Article 1** [Article 2](doc:{id}#article-2)"
        " and [the annex](doc:{id}#annex) are amended.\n\n**Article 2** So is [the same](doc:{id}#article-2), & more.",
    ),
    "zh-Hans": (
        "第一条 水井每年采样。\n\n第二十一条 泉水每年采样。",
        "第一条 将[第二十一条](doc:{id}#article-21)修改为：泉水每月采样。\n\n第二条 删去[第一条](doc:{id}#article-1)。",
    ),
}


@pytest.fixture(scope="module", params=AMENDED)
def amending(request, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a law and one that amends it, released."""
    site = make_site(tmp_path_factory.mktemp("amended") / "root")
    language = request.param
    more = (f"language: {language}", "summary: What is sampled")
    title = "Wells & springs" if language == "en" else "水井条例"
    body, changes = AMENDED[language]
    site.write(f"{LAWS}/{LAW}.md", law(LAW, title, *more, body=body))
    site.write(f"{LAWS}/{CHANGE}.md", law(CHANGE, f"{title} 2", *more, f"amends: [{LAW}]", body=changes.format(id=LAW)))
    for id in (LAW, CHANGE):
        site.approve(f"{LAWS}/{id}.md")
    site.release()
    return site


def test_nothing_differs_where_a_text_amends_another(amending):
    released = current(amending.root).path
    assert (released / law_page(LAW)).read_text(encoding="utf-8").count('data-added="amendment"') >= 2
    assert other_words(released) == []


def test_of_a_text_that_amends_another_the_other_is_compared_as_well(amending, asked, tmp_path):
    copy_folder(amending.root, tmp_path / "root")
    site = Site(tmp_path / "root", amending.at)
    path = f"{LAWS}/{CHANGE}.md"
    text = (site.root / path).read_text(encoding="utf-8")
    site.write(path, text.replace("summary: What is", "change: minor\nchange_note: Says more\nsummary: What else is"))
    site.approve(path)
    site.release()
    (paths,) = asked
    assert {law_page(LAW), law_page(CHANGE)} <= paths


def law_page(id: str) -> str:
    """Return where the page of a law lies."""
    return f"laws-and-regulations/2026/s-{id}.html"


def test_nothing_differs_in_a_sound_release(site):
    assert other_words(current(site.root).path) == []
    assert other_words(current(site.root).path, [page(FIRST)]) == []


def test_what_is_no_release_cannot_be_compared(tmp_path):
    with pytest.raises(SiteError, match=r"verify_words.py could not compare the words of the release"):
        other_words(tmp_path)


def test_a_program_that_breaks_off_has_compared_nothing(site, tmp_path, monkeypatch):
    (tmp_path / "broken.py").write_text("raise RuntimeError('something that was not foreseen')\n", encoding="utf-8")
    monkeypatch.setattr(compared_words, "VERIFY_WORDS", tmp_path / "broken.py")
    with pytest.raises(SiteError, match=r"(?s)broken.py could not compare the words of the release.*not foreseen"):
        other_words(current(site.root).path)
