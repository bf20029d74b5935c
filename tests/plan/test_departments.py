"""Each department has a page with its newest documents, in each language (IV.1)."""

from __future__ import annotations

from plugins.model.kind import Kind
from plugins.plan.departments import AT_HAND
from plugins.plan.entries import plan
from plugins.plan.lists import PAGE_SIZE
from tests.plan.make import Shelf, revision
from tests.review.office import policy

NEWS = "work-updates"
PAGE = "departments/disease-control.html"
OF_DEPARTMENT = "departments/disease-control"


def pages(*revisions):
    """Return the ids on the page of each department by path."""
    catalogue, _ = Shelf.public(*revisions).schedule()
    return {one.path: one.documents for one in plan(catalogue, [], None).entries if one.kind is Kind.DEPARTMENT}


def news(number, **more):
    """A document of the day that its number says, in November 2026."""
    return revision(f"{number:08d}", f"text {number}", column=NEWS, dated=f"2026-11-{number:02d}", **more)


def test_every_department_of_the_policy_has_a_page_in_each_language():
    assert pages().keys() == {
        f"{folder}departments/{key}.html" for folder in ("", "zh/") for key in policy().departments
    }


def test_a_page_has_the_documents_of_its_department_whatever_their_column():
    law = revision("000000aw", announced="2026-11-20")
    found = pages(law, news(1), news(2, department="policy-and-law"))
    assert found[PAGE] == ("00000001", "000000aw")
    assert found["departments/policy-and-law.html"] == ("00000002",)


def test_of_many_the_newest_are_there():
    found = pages(*(news(number) for number in range(1, AT_HAND + 6)))
    assert found[PAGE] == tuple(f"{number:08d}" for number in range(6, AT_HAND + 6))


def test_older_ones_in_the_language_of_the_page_are_at_hand():
    old = news(1, language="zh-Hans")
    found = pages(old, *(news(number) for number in range(2, AT_HAND + 6)))
    assert old.id not in found[PAGE]
    assert old.id in found[f"zh/{PAGE}"]


def test_what_two_columns_list_takes_one_place():
    texts = [
        revision(f"{number:08d}", f"text {number}", column="policy-information", announced=f"2026-11-{number:02d}")
        for number in range(1, AT_HAND + 6)
    ]
    assert len(pages(*texts)[PAGE]) == AT_HAND


def test_feeds_of_a_department_have_its_newest_documents_of_every_column_newest_first():
    laws = [revision(f"000000a{number}", announced=f"2026-10-{number:02d}") for number in range(1, 3)]
    texts = [*laws, *(news(number) for number in range(1, PAGE_SIZE + 1)), news(25, department="policy-and-law")]
    catalogue, _ = Shelf.public(*texts).schedule()
    feeds = {one.path: one.documents for one in plan(catalogue, [], None).entries if one.key == OF_DEPARTMENT}
    folders = [f"{before}departments/disease-control" for before in ("", "zh/")]
    names = [f"{folder}/feed.{form}" for folder in folders for form in ("json", "xml")]
    newest = tuple(f"{number:08d}" for number in range(PAGE_SIZE, 0, -1))
    assert feeds == dict.fromkeys(names, newest)
