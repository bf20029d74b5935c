"""Lists narrowed by legal force: by year, so that a law that lapses moves no other year."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.model.publication import Validity
from plugins.plan.lists import PAGE_SIZE, list_pages
from tests.plan.test_entries import catalogue

YEARS = 3
DAYS = st.lists(st.integers(0, 365 * YEARS), min_size=1, max_size=120)


def rows(days: list[int], lapsed: set[int] = frozenset()):
    """Return rows of laws in force, the newest first; the n-th has lapsed if ``lapsed`` holds n."""
    made = catalogue(days)
    publications = {
        id: replace(one, validity=Validity.EXPIRED if int(id) in lapsed else Validity.IN_FORCE)
        for id, one in made.publications.items()
    }
    laws = replace(made.policy.columns["laws-and-regulations"], filters=("year", "force"))
    policy = replace(made.policy, columns={**made.policy.columns, laws.key: laws})
    shown = replace(made, publications=publications, policy=policy).rows.values()
    return sorted(shown, key=lambda row: (row.day, row.id), reverse=True)


def pages(listed, filters=("year", "force")):
    """Return the documents of each page by its name."""
    return {name: ids for name, _, ids in list_pages(listed, filters)}


@settings(max_examples=50, deadline=None)
@given(DAYS, st.sets(st.integers(0, 119)))
def test_each_law_stands_once_with_its_force_and_its_year(days, lapsed):
    listed = rows(days, lapsed)
    expected = {row.id: f"force-{row.validity}-year-{row.year}" for row in listed}

    placed = [
        (id, name.partition("-page-")[0])
        for name, ids in pages(listed).items()
        if name.startswith("force-") and "-year-" in name
        for id in ids
    ]

    assert sorted(placed) == sorted(expected.items())


@settings(max_examples=50, deadline=None)
@given(DAYS, st.data())
@example([365 * 2, 365 * 2, *[10] * 60], None)
def test_a_law_that_lapses_changes_no_page_of_another_year(days, data):
    number = data.draw(st.integers(0, len(days) - 1)) if data else len(days) - 1
    before, after = pages(rows(days)), pages(rows(days, {number}))
    year = next(row.year for row in rows(days) if int(row.id) == number)

    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

    first = {"force-in-force", "force-expired"}
    of_its_year = tuple(f"{name}-year-{year}" for name in first)
    assert {name for name in changed if not name.startswith(of_its_year)} <= first
    assert any(name.startswith(of_its_year) for name in changed)


def test_the_first_page_of_a_force_holds_its_newest():
    listed = rows([*range(0, 365 * YEARS, 20)])

    assert pages(listed)["force-in-force"] == tuple(row.id for row in listed[:PAGE_SIZE])


DEPARTMENTS = ("wells", "springs", "tanks")


def owned(days: list[int]):
    """Return rows, the newest first, of three departments in turn."""
    listed = rows(days)
    return [
        row._replace(filters=(*row.filters, ("owner", DEPARTMENTS[int(row.id) % len(DEPARTMENTS)]))) for row in listed
    ]


def in_pairs(listed):
    """Return the documents of each list narrowed by year and department."""
    found: dict[tuple[str, str], list[str]] = {}
    for _, part, ids in list_pages(listed, ("year", "owner")):
        if [name for name, _ in part[:2]] == ["year", "owner"]:
            found.setdefault((part[0][1], part[1][1]), []).extend(ids)
    return found


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=300))
def test_a_year_of_more_than_five_pages_is_narrowed_by_department_and_no_other_is(days):
    listed = owned(days)
    of_year = Counter(row.year for row in listed)
    expected: dict[tuple[str, str], list[str]] = {}
    for row in listed:
        pair = row.year, dict(row.filters)["owner"]
        if of_year[pair[0]] // PAGE_SIZE > 5:
            expected.setdefault(pair, []).append(row.id)

    assert {pair: sorted(ids) for pair, ids in in_pairs(listed).items()} == {
        pair: sorted(ids) for pair, ids in expected.items()
    }


def test_where_a_year_begins_to_have_six_pages_it_is_narrowed():
    five, six = owned([0] * (6 * PAGE_SIZE - 1)), owned([0] * (6 * PAGE_SIZE))
    assert in_pairs(five) == {}
    assert len(in_pairs(six)) == len(DEPARTMENTS)


def test_a_new_document_changes_the_newest_pages_of_its_own_lists_alone():
    days = [*range(200), *range(400, 600)]
    before, after = (
        {name: ids for name, _, ids in list_pages(owned(d), ("year", "owner"))} for d in (days, [*days, 601])
    )
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    new = owned([*days, 601])[0]
    owner = dict(new.filters)["owner"]
    assert changed == {"index", f"year-{new.year}", f"owner-{owner}", f"year-{new.year}-owner-{owner}"}


def test_a_column_without_the_filter_has_no_such_lists():
    assert not [name for name in pages(rows([1, 2, 3]), ("year",)) if name.startswith("force")]
