"""An issue of the gazette is composed from the texts of a month, and approved like any other document."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.gazette_issue import compose_issue
from tests.sites.make import Site, copy_site, make_site
from tests.sites.places import files
from tests.sites.texts import DOCUMENTS, LAWS, law, update

LAW, NOTICE = "k7m29xqf", "p4rtn3r0"
PATH = "content/gazette/2026/10.md"
PDF = "content/gazette/2026/10/gazette-2026-10.pdf"
OCTOBER = ("formed: 2026-10-20", "announced: 2026-10-20", "effective: 2026-11-01")
NUMBER = ("document_number: 卫例发〔2026〕1号", "press_release: 00000000")


@pytest.fixture(scope="module")
def site_once(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site in November on which a law and a notice became public in October, and news as well."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    site.at = "2026-10-20T09:00:00+08:00"
    site.write(f"{LAWS}/{LAW}.md", law(LAW, "Wells [and] Springs", *OCTOBER))
    site.write(f"{DOCUMENTS}/{NOTICE}.md", law(NOTICE, "Notice on Samples", *OCTOBER, NUMBER[0], body="Take two."))
    site.write("content/work-updates/2026/n3wsn3ws.md", update("n3wsn3ws", "News", "dated: 2026-10-20"))
    for path in (f"{DOCUMENTS}/{NOTICE}.md", f"{LAWS}/{LAW}.md", "content/work-updates/2026/n3wsn3ws.md"):
        site.approve(path)
        site.release()
    site.at = "2026-11-02T09:00:00+08:00"
    return site


@pytest.fixture
def site(site_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(site_once, tmp_path / "root")


def compose(site: Site, month: str = "2026-10", who: str = "chen.yu", language: str = "en") -> str:
    return compose_issue(site.workspace(), month, who, language)


def source(site: Site) -> str:
    return (site.root / PATH).read_text(encoding="utf-8")


def test_the_texts_of_the_month_stand_by_column_with_their_pages_and_nothing_else(site):
    assert compose(site) == PATH
    assert source(site).partition("\n---\n\n")[2] == (
        "The laws, regulations and normative documents that became public in October 2026, as they stood when this "
        "issue was composed. It is cited by the pages of [gazette-2026-10.pdf](gazette-2026-10.pdf).\n\n"
        f"## Laws and Regulations\n\n1. [Wells \\[and\\] Springs](doc:{LAW}), page 2\n\n"
        f"## Policy Information\n\n1. [Notice on Samples](doc:{NOTICE}), 卫例发〔2026〕1号, page 3\n"
    )
    assert site.workspace().check(PATH) == ()


def test_it_is_public_at_a_stable_address_with_its_pdf_and_named_by_its_texts(site):
    compose(site)
    site.approve(PATH, "zhao.min", by="chen.yu")
    site.release()
    public = files(site.root / "public" / "current")
    assert public["gazette/2026/10/gazette-2026-10.pdf"] == (site.root / PDF).read_bytes()
    assert f'<a href="/laws-and-regulations/2026/s-{LAW}.html">Wells [and] Springs</a>, page 2' in (
        public["gazette/2026/10.html"].decode()
    )
    assert "<dt>Printed in</dt>" in public[f"laws-and-regulations/2026/s-{LAW}.html"].decode()


def test_composed_again_it_keeps_its_id_and_has_the_same_bytes(site):
    compose(site)
    before = source(site), (site.root / PDF).read_bytes()
    site.tick(days=3)
    compose(site, who="chen.yu")
    assert (source(site), (site.root / PDF).read_bytes()) == before


def test_once_public_it_says_that_it_changed(site):
    compose(site)
    site.approve(PATH, "zhao.min", by="chen.yu")
    site.release()
    compose(site)
    assert "change: major\nchange_note: Composed again.\n" in source(site)


def test_another_pdf_or_a_text_that_was_corrected_meanwhile_is_not_approved(site):
    compose(site)
    site.submit(PATH, "chen.yu")
    (site.root / PDF).write_bytes((site.root / PDF).read_bytes().replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    with pytest.raises(RefusedError, match="have it submitted again"):
        site.workspace().approve(PATH, "zhao.min")


def test_a_text_that_left_the_site_makes_it_incomplete(site):
    compose(site)
    site.stop("withdraw", f"{DOCUMENTS}/{NOTICE}.md")
    site.release()
    codes = {finding.code for finding in site.workspace().check(PATH)}
    assert "GAZ001" in codes
    compose(site)
    assert {finding.code for finding in site.workspace().check(PATH)} == set()


def test_in_chinese_it_has_an_address_of_its_own(site):
    assert compose(site, language="zh-Hans") == "content/gazette/2026/10-zh-hans.md"
    text = (site.root / "content/gazette/2026/10-zh-hans.md").read_text(encoding="utf-8")
    assert 'title: "卫生部公报 2026年10月"' in text
    assert "2. [" not in text
    assert f"(doc:{LAW})，第2页" in text


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"month": "2026-11"}, "2026-11 has not ended"),
        ({"month": "2026-09"}, "nothing in laws-and-regulations or policy-information was first public in 2026-09"),
        ({"month": "October"}, "expected one such as 2026-10"),
        ({"who": "nobody"}, "nobody is not in policy/people.yaml"),
        ({"language": "fr"}, "--language: got fr, expected one of en, zh-Hans"),
    ],
)
def test_what_cannot_be_composed_says_why_and_writes_nothing(site, settings, reason):
    with pytest.raises(UsageError, match=reason):
        compose(site, **settings)
    assert not (site.root / "content" / "gazette").exists()
