"""A new document renews the pages of its department alone, a term that begins the page that names its holder (IV.1)."""

from __future__ import annotations

from tests.sites.places import files
from tests.sites.texts import UPDATES, update

PAGES = "departments/"


def pages(output):
    """The pages of departments in both languages, by path."""
    return {path: data for path, data in files(output).items() if PAGES in path and path.endswith(".html")}


def test_a_new_document_renews_the_pages_of_its_department_alone(site):
    before = pages(site.build().output)
    site.write(f"{UPDATES}/springs.md", update("h4w2ch9r", "Springs are sampled"))
    site.approve(f"{UPDATES}/springs.md")
    after = pages(site.build().output)
    assert {path for path in after if after[path] != before[path]} == {
        f"{folder}departments/disease-control.html" for folder in ("", "zh/")
    }
    assert after == pages(site.build(cache=False, out="fresh").output)


def test_a_head_whose_term_begins_stands_there_from_that_instant(site):
    people = site.root / "policy" / "people.yaml"
    text = people.read_text(encoding="utf-8")
    begins = "role: department-head, department: disease-control, since: 2025-01-01"
    assert begins in text
    people.write_text(text.replace(begins, begins.replace("2025-01-01", "2026-11-20T18:00")), encoding="utf-8")
    first = site.build()
    assert b"Lin Shu" not in pages(first.output)["departments/disease-control.html"]
    assert first.outcome.plan.next.isoformat() == "2026-11-20T18:00:00+08:00"
    site.at = "2026-11-20T18:00:00+08:00"
    then = pages(site.build().output)
    assert b"Lin Shu" in then["departments/disease-control.html"]
    assert then == pages(site.build(cache=False, out="fresh").output)
