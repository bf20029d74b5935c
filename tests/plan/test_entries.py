"""Every file of the output: one path each, lists from the oldest page, full pages never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.error import IntegrityError
from plugins.model.field import Field
from plugins.model.field_types import TYPES
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.model.publication import Publication
from plugins.plan.entries import plan, prefix
from plugins.plan.lists import PAGE_SIZE
from tests.plan.make import NOW, Shelf, dossier, revision
from tests.review.office import ID, LAWS, OTHER, act, policy

FIRST_DAY = date(2020, 1, 1)


def catalogue(days: list[int], departments: tuple[str, ...] = ("disease-control",)) -> Catalogue:
    """Make a catalogue of laws: the n-th was announced so many days after the first day."""
    publications = {}
    for number, offset in enumerate(days):
        day = FIRST_DAY + timedelta(days=offset)
        law = revision(f"{number:08d}", announced=day.isoformat(), department=departments[number % len(departments)])
        url = f"/{LAWS}/{day.year}/slug-{number:08d}.html"
        publications[law.id] = Publication(law, url, day, None, (), False, (LAWS,), number)
    return Catalogue(NOW, policy(), publications, (), {}, {})


def planned(made: Catalogue, others: tuple[tuple[str, str], ...] = ()) -> dict[str, Entry]:
    """Plan a catalogue; entries by path."""
    result: Plan = plan(made, others, None)
    assert [e.path for e in result.entries] == sorted({e.path for e in result.entries})
    return {entry.path: entry for entry in result.entries}


def pages(
    entries: dict[str, Entry], stem: str = f"{LAWS}/page-", first: str = f"{LAWS}/index.html"
) -> list[tuple[str, ...]]:
    """Return what the pages of a list show, numbered ones from the first, then the newest."""
    numbered = [entries[f"{stem}{n}.html"].documents for n in range(1, len(entries)) if f"{stem}{n}.html" in entries]
    return [*numbered, entries[first].documents]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 900), max_size=130))
def test_every_document_is_on_exactly_one_page_newest_first(days):
    made = catalogue(days)

    shown = pages(planned(made))

    expected = sorted(made.publications, key=lambda id: (-made.publications[id].day.toordinal(), id))
    assert [id for page in reversed(shown) for id in page] == expected
    assert all(len(page) == PAGE_SIZE for page in shown[:-1])
    assert len(shown[-1]) < 2 * PAGE_SIZE and (len(shown) == 1 or len(shown[-1]) >= PAGE_SIZE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=90), st.integers(1, 60))
def test_full_pages_never_change_when_newer_documents_are_added(gaps, more):
    days = [sum(gaps[: n + 1]) + n for n in range(len(gaps) + more)]
    before = planned(catalogue(days[: len(gaps)], ("disease-control", "policy-and-law")))
    after = planned(catalogue(days, ("disease-control", "policy-and-law")))

    numbered = {path: entry for path, entry in before.items() if entry.kind == "list" and "page-" in path}
    assert numbered == {path: after[path] for path in numbered}


def test_lists_by_year_and_by_department_hold_what_they_say():
    days = [*range(25), *range(366, 366 + 45)]
    entries = planned(catalogue(days, ("disease-control", "policy-and-law")))

    year = pages(entries, f"{LAWS}/year-2021-page-", f"{LAWS}/year-2021.html")
    department = pages(entries, f"{LAWS}/department-policy-and-law-page-", f"{LAWS}/department-policy-and-law.html")
    assert sorted(id for page in year for id in page) == [f"{n:08d}" for n in range(25, 70)]
    assert sorted(id for page in department for id in page) == [f"{n:08d}" for n in range(1, 70, 2)]
    assert entries[f"{LAWS}/year-2021-page-1.html"].part == (("year", "2021"), ("page", "1"))
    assert len(entries[f"{LAWS}/year-2020.html"].documents) == 25


def test_a_list_by_a_field_holds_the_documents_with_its_value_whatever_column_they_are_of():
    rules = policy()
    field = Field("region", TYPES["choice"], {"en": "Region", "zh-Hans": "地区"}, choices=("north", "south"))
    laws, press = rules.columns[LAWS], rules.columns["press-releases"]
    columns = {
        **rules.columns,
        LAWS: replace(laws, fields={**laws.fields, "region": field}, filters=("region",)),
        "press-releases": replace(press, fields={**press.fields, "region": field}, filters=(), listings=(LAWS,)),
    }
    regions = {"00000000": "north", "00000001": "south", "00000002": "north", "00000003": "far away"}
    made = {}
    for id, one in catalogue([0, 1, 2, 3, 4]).publications.items():
        fields = {**one.revision.fields, **({"region": regions[id]} if id in regions else {})}
        made[id] = replace(one, revision=replace(one.revision, fields=fields))
    other = made["00000002"]
    made["00000002"] = replace(
        other, revision=replace(other.revision, column="press-releases"), listings=("press-releases", LAWS)
    )
    entries = planned(Catalogue(NOW, replace(rules, columns=columns), made, (), {}, {}))

    lists = {path: entry.documents for path, entry in entries.items() if path.startswith(f"{LAWS}/region-")}
    assert lists == {
        f"{LAWS}/region-north.html": ("00000002", "00000000"),
        f"{LAWS}/region-south.html": ("00000001",),
    }
    assert not [path for path in entries if path.startswith((f"{LAWS}/year-", f"{LAWS}/department-"))]
    assert not [path for path in entries if path.startswith("press-releases/region-")]


def test_both_languages_have_the_same_lists_and_a_document_one_page():
    entries = planned(catalogue(list(range(70))))

    lists = {path for path, entry in entries.items() if entry.kind == "list" and not path.startswith("zh/")}
    assert {f"zh/{path}" for path in lists} == {p for p, e in entries.items() if e.kind == "list"} - lists
    assert len([e for e in entries.values() if e.kind == "document"]) == 70
    assert not any(path.startswith("zh/") for path, e in entries.items() if e.kind == "document")


@pytest.mark.parametrize(("language", "expected"), [("en", ""), ("zh-Hans", "zh/")])
def test_the_first_language_of_the_site_has_no_prefix(language, expected):
    assert prefix(language, policy()) == expected


def test_an_empty_site_has_its_pages_lists_and_feeds():
    paths = set(planned(catalogue([])))

    assert {
        "index.html",
        "zh/index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "search.html",
        "about.html",
    } <= paths
    for column in policy().columns:
        assert {f"{column}/index.html", f"zh/{column}/index.html", f"{column}/feed.xml"} <= paths


def test_attachments_lie_in_the_folder_of_their_document():
    entries = planned(Shelf.public(revision(ID, files=("附件 1.pdf", "index.html"))).schedule()[0])

    folder = f"{LAWS}/2026/slug-{ID}"
    assert entries[f"{folder}/附件 1.pdf"].key == f"{ID}/附件 1.pdf"
    assert entries[f"{folder}/index.html"].kind == "attachment"


def test_a_notice_stands_where_the_document_stood():
    law = revision(ID)
    shelf = Shelf.of((dossier(law, released=(law,), withdrawn=act("withdraw", "chen.yu"), withdrawn_at=NOW), (law,)))

    entries = planned(shelf.schedule()[0])

    assert entries[f"{LAWS}/2026/slug-{ID}.html"].kind == "notice"
    assert not [e for e in entries.values() if e.kind in ("document", "list", "feed") and ID in e.documents]


def test_whatever_shape_its_page_has_a_document_is_a_document():
    question = revision(ID, column="public-qa", answered="2026-11-23", asked="2026-11-20")

    assert planned(Shelf.public(question).schedule()[0])[f"public-qa/2026/slug-{ID}.html"].kind == "document"


def test_what_another_column_lists_too_stands_in_both():
    column = next(c for c in policy().columns.values() if c.listings)
    made = Shelf.public(revision(ID, column=column.key, formed="2026-11-23")).schedule()[0]
    entries = planned(made)

    for key in (column.key, *column.listings):
        assert ID in entries[f"{key}/index.html"].documents
    assert len([e for e in entries.values() if e.kind == "document"]) == 1


@pytest.mark.parametrize("path", ["/etc/a", "../a", "a/../b", "a//b", "a/./b", "a\\b", "", "a/"])
def test_a_path_outside_the_output_is_refused(path):
    with pytest.raises(IntegrityError, match="leads outside the output"):
        planned(catalogue([]), ((path, "asset"),))


def test_a_path_where_the_search_index_lies_is_refused():
    with pytest.raises(IntegrityError, match=r"search/a\.json lies where the search index does"):
        planned(catalogue([]), (("search/a.json", "asset"),))


NOTHING = catalogue([])


@given(st.lists(st.sampled_from(["/", ".", "\\", "a", "search", "search/"]), max_size=6).map("".join))
def test_a_path_is_refused_exactly_where_it_leads_outside_or_into_the_search(path):
    steps = path.split("/")
    refused = {"", ".", ".."} & set(steps) or "\\" in path or (steps[0] == "search" and len(steps) > 1)
    try:
        planned(NOTHING, ((path, "asset"),))
    except IntegrityError:
        assert refused
    else:
        assert not refused


def test_files_for_one_path_are_refused_and_all_of_them_are_named():
    others = (("robots.txt", "asset"), ("robots.txt", "redirect"), ("404.html", "asset"))
    with pytest.raises(IntegrityError) as refused:
        planned(catalogue([]), others)
    assert str(refused.value) == (
        "2 files want the path 404.html: asset 404.html, not-found en\n"
        "3 files want the path robots.txt: asset robots.txt, redirect robots.txt, robots"
    )


def test_three_documents_for_one_path_are_all_named():
    made = catalogue([0, 1, 2])
    one = made.publications["00000000"]
    at_one_path = {id: replace(two, url=one.url) for id, two in made.publications.items()}
    with pytest.raises(IntegrityError) as refused:
        planned(replace(made, publications=at_one_path))
    assert str(refused.value) == (
        f"3 files want the path {one.url[1:]}: document en 00000000, document en 00000001, document en 00000002"
    )


def test_the_plan_does_not_depend_on_the_order_of_publications():
    made = catalogue(list(range(50)))
    other = replace(made, publications=dict(reversed(made.publications.items())))

    assert {p: e for p, e in planned(made).items() if p != "sitemap.xml"} == {
        p: e for p, e in planned(other).items() if p != "sitemap.xml"
    }


def test_an_unpublished_document_is_in_no_entry():
    public, waiting = revision(ID), revision(OTHER, publish="2026-12-01")
    entries = planned(Shelf.public(public, waiting).schedule()[0])

    assert not [e for e in entries.values() if OTHER in repr(e)]
