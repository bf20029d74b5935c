"""The life of a law, from its announcement to its repeal: at each stage the public reads what is in force (IV.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.pipeline.snapshot.search_rows import search_documents
from plugins.search.oracle import fresh_index, search
from tests.render.html_pages import Parsed, parse
from tests.sites.make import Site, make_site
from tests.sites.places import files
from tests.sites.texts import LAWS, UPDATES, law, update

LAW, FIRST, SECOND, TEXT, REPEALING, CITING = (
    "1awwe11s",
    "1stamend",
    "2ndamend",
    "t0gether",
    "repea1ed",
    "c1t1ng00",
)
BODY = "**Article 1** Wells are sampled once a year.\n\n**Article 2** Results are posted within ten days."
CONSOLIDATED = BODY.replace("once a year", "twice a year")


def _days(announced: str, effective: str) -> tuple[str, ...]:
    return (f"formed: {announced}", f"announced: {announced}", f"effective: {effective}")


def announced(site: Site, id: str, title: str, day: str, effective: str, *more: str, body: str) -> None:
    """Let a document of the laws be announced and released at noon of a day."""
    site.at = f"{day}T12:00:00+08:00"
    year = day[:4]
    path = f"{LAWS.removesuffix('2026')}{year}/{id}.md"
    site.write(path, law(id, title, *_days(day, effective), *more, body=body))
    site.approve(path)
    site.release()


def midnight(site: Site, day: str) -> None:
    """Release when a day begins, as the office's timer does."""
    site.at = f"{day}T00:00:30+08:00"
    site.release()


def cited(site: Site) -> None:
    """Let news cite an article of the law."""
    path = f"{UPDATES}/{CITING}.md"
    body = "Teams sample under Article 1 of the Regulations on Wells, and write down what they find."
    site.write(path, update(CITING, "Sampling has begun", body=body))
    site.approve(path)
    site.release()


STAGES: Mapping[str, Callable[[Site], object]] = {
    "announced": lambda site: announced(site, LAW, "Regulations on Wells", "2026-11-20", "2026-12-01", body=BODY),
    "cited": cited,
    "in force": lambda site: midnight(site, "2026-12-01"),
    "amendment announced": lambda site: announced(
        site,
        FIRST,
        "First Decision on Amending the Regulations on Wells",
        "2026-12-10",
        "2027-01-01",
        f"amends: [{LAW}]",
        body=f'**Article 1** In [Article 1](doc:{LAW}#article-1) the words "twice a year" replace "once a year".',
    ),
    "consolidated": lambda site: announced(
        site,
        TEXT,
        "Regulations on Wells (as amended in 2026)",
        "2026-12-21",
        "2027-01-01",
        f"consolidates: [{LAW}, {FIRST}]",
        body=CONSOLIDATED,
    ),
    "amended": lambda site: midnight(site, "2027-01-01"),
    "amended again": lambda site: announced(
        site,
        SECOND,
        "Second Decision on Amending the Regulations on Wells",
        "2027-02-01",
        "2027-02-01",
        f"amends: [{LAW}]",
        body=f'**Article 1** In [Article 2](doc:{LAW}#article-2) the words "five days" replace "ten days".',
    ),
    "repeal announced": lambda site: announced(
        site,
        REPEALING,
        "Water Act",
        "2027-03-01",
        "2027-05-01",
        f"repeals: [{LAW}]",
        body="**Article 1** All water is sampled every day.",
    ),
    "repealed": lambda site: midnight(site, "2027-05-01"),
}


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """What the public could read after each stage, by path."""
    site = make_site(tmp_path_factory.mktemp("life") / "root")
    found = {}
    for stage, happens in STAGES.items():
        happens(site)
        current = site.root / "public" / "current"
        pages = {path: data for path, data in files(current).items() if Path(path).suffix in (".html", ".xml")}
        found[stage] = {path: data.decode() for path, data in pages.items()}
        index = fresh_index(search_documents(site.workspace().catalogue), lambda document: BODY)
        found[stage]["search"] = " ".join(hit.id for hit in search(index, "wells"))
    return found


def page(life: Mapping[str, Mapping[str, str]], stage: str, id: str = LAW) -> Parsed:
    (text,) = (text for path, text in life[stage].items() if path.endswith(f"/s-{id}.html") and "/former/" not in path)
    return parse(text)


def tag(life: Mapping[str, Mapping[str, str]], stage: str, id: str = LAW) -> str:
    """What stands below the heading."""
    spans = page(life, stage, id).all("span")
    return next(span.text for span in spans if (span.attributes.get("class") or "").startswith("tag "))


def line(life: Mapping[str, Mapping[str, str]], stage: str, title: str) -> str:
    """The line of a document in the newest list of laws."""
    found = parse(life[stage]["laws-and-regulations/index.html"]).words("li")
    return next(words for words in found if re.match(rf"\d+ \w+ \d+ {re.escape(title)} Disease Control", words))


def table(life: Mapping[str, Mapping[str, str]], stage: str, id: str = LAW) -> list[str]:
    """The lines that say what was in force on which day."""
    return page(life, stage, id).words("tr")[1:]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("announced", "Not yet in force: from 1 December 2026"),
        ("in force", "In force since 1 December 2026"),
        ("amendment announced", "In force since 1 December 2026"),
        ("amended", "In force since 1 December 2026, amended"),
        ("repeal announced", "In force since 1 December 2026, amended"),
        ("repealed", "Repealed"),
    ],
)
def test_the_page_says_the_legal_force_of_the_day(life, stage, said):
    assert tag(life, stage) == said


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("announced", "Not yet in force"),
        ("in force", "In force"),
        ("amended", "In force, amended"),
        ("repealed", "Repealed"),
    ],
)
def test_the_list_says_it_as_well(life, stage, said):
    assert line(life, stage, "Regulations on Wells").endswith(said)


def test_the_article_that_news_cite_says_so_from_then_on(life):
    cited = {stage: page(life, stage).words("details", class_="cited") for stage in STAGES}
    assert cited.pop("announced") == []
    assert set(map(tuple, cited.values())) == {("Cited by documents: 1 Sampling has begun",)}


def test_a_law_as_announced_needs_no_table_of_its_texts(life):
    assert table(life, "in force") == []


def test_from_its_announcement_on_an_amendment_stands_in_the_table_and_at_its_article(life):
    assert table(life, "amendment announced") == [
        "1 December 2026 31 December 2026 This text",
        "1 January 2027 No end date This text, changed by: First Decision on Amending the Regulations on Wells",
    ]
    assert page(life, "amendment announced").words("div", class_="amended") == [
        "Amended from 1 January 2027 by: Article 1, First Decision on Amending the Regulations on Wells"
    ]


def test_a_consolidated_text_takes_the_place_of_the_law_and_its_amendment(life):
    assert table(life, "consolidated")[1] == ("1 January 2027 No end date Regulations on Wells (as amended in 2026)")
    assert page(life, "consolidated", TEXT).words("div", class_="amended") == []


def test_a_later_amendment_ends_the_time_of_the_consolidated_text_and_is_marked_in_it(life):
    assert table(life, "amended again", TEXT)[1:] == [
        "1 January 2027 31 January 2027 This text",
        "1 February 2027 No end date Regulations on Wells, changed by: "
        "First Decision on Amending the Regulations on Wells · Second Decision on Amending the Regulations on Wells",
    ]
    assert tag(life, "amended again", TEXT) == "In force since 1 January 2027, amended"
    assert page(life, "amended again", TEXT).words("div", class_="amended") == [
        "Amended from 1 February 2027 by: Article 1, Second Decision on Amending the Regulations on Wells"
    ]


def test_a_repeal_of_the_law_ends_the_consolidated_text(life):
    assert table(life, "repealed", TEXT)[-1] == "1 May 2027 None: repealed by Water Act"
    assert tag(life, "repealed", TEXT) == "Repealed"
    assert line(life, "repealed", "Regulations on Wells (as amended in 2026)").endswith("Repealed")


def test_news_that_cite_the_law_say_what_became_of_it(life):
    notes = {stage: page(life, stage, CITING).words("div", class_="notes") for stage in STAGES if stage != "announced"}
    assert notes["in force"] == notes["cited"] == []
    assert notes["amended"] == ["Cites what has since been amended: Regulations on Wells, Article 1"]
    assert notes["repealed"] == ["Cites what is no longer in force: Regulations on Wells"]


@pytest.mark.parametrize(
    ("stage", "relation"),
    [
        ("amendment announced", "Amended by First Decision on Amending the Regulations on Wells"),
        ("consolidated", "Consolidated in Regulations on Wells (as amended in 2026)"),
        ("repeal announced", "Repealed by Water Act"),
    ],
)
def test_the_feed_says_what_others_do_to_the_law(life, stage, relation):
    entries = life[stage]["laws-and-regulations/feed.xml"].split("<entry")
    (entry,) = (one for one in entries if f":{LAW}</id>" in one)
    assert relation.partition(" by ")[0].partition(" in ")[0] in entry
    assert relation.split(" by ")[-1].split(" in ")[-1] in entry


def test_the_search_finds_the_law_and_all_that_belongs_to_it_at_every_stage(life):
    assert set(life["announced"]["search"].split()) == {LAW}
    assert {LAW, FIRST, SECOND, TEXT} <= set(life["repealed"]["search"].split())


def test_machines_read_the_same_legal_force(life):
    force = {stage: "https://schema.org/InForce" in _machine(life, stage) for stage in STAGES}
    assert [stage for stage, holds in force.items() if not holds] == ["announced", "cited", "repealed"]


def _machine(life: Mapping[str, Mapping[str, str]], stage: str) -> str:
    (text,) = (text for path, text in life[stage].items() if path.endswith(f"/s-{LAW}.html"))
    return text.partition("application/ld+json")[2].partition("</script>")[0]
