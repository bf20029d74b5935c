"""While a text waits for review, whoever looks at it learns whether it is still the one that was submitted (IV.1)."""

from __future__ import annotations

import pytest

from plugins.model.finding import Weight
from plugins.pipeline.setup.keys import revoke
from plugins.pipeline.workspace.inquiries import difference, why
from tests.sites.texts import UPDATES, update

ID, PATH, TABLE = "k7m29xqf", f"{UPDATES}/wells.md", f"{UPDATES}/wells/wells.csv"
TOLD = "changed after li.wei submitted the text"


@pytest.fixture
def submitted(site):
    """A site with a text that waits, and a table beside it."""
    site.write(PATH, update(ID, "Wells sampled", body="The [table](wells.csv) names them."))
    site.write(TABLE, "1,2\n")
    site.submit(PATH)
    return site


def told(site):
    """What `check`, `why` and `diff` say of it."""
    workspace = site.workspace()
    said = (map(str, workspace.check(PATH)), why(workspace, ID), difference(workspace, PATH))
    return [any(TOLD in line for line in lines) for lines in said]


def swap_the_table(site):
    site.write(TABLE, "1,3\n")


def edit_the_text(site):
    place = site.root / PATH
    place.write_text(place.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")


def add_a_file(site):
    site.write(f"{UPDATES}/wells/more.csv", "1\n")


def remove_the_table(site):
    (site.root / TABLE).unlink()


def test_of_the_text_that_was_submitted_nothing_is_said(submitted):
    assert told(submitted) == [False, False, False]


@pytest.mark.parametrize("change", [swap_the_table, edit_the_text, add_a_file, remove_the_table])
def test_what_was_changed_after_it_was_submitted_is_marked(change, submitted):
    change(submitted)
    assert told(submitted) == [True, True, True]
    found = [f for f in submitted.workspace().check(PATH) if f.code == "LED003"]
    assert [(f.weight, f.document) for f in found] == [(Weight.REFUSE, ID)]
    files = sorted(place.name for place in (submitted.root / TABLE).parent.glob("*"))
    assert found[0].got.startswith(f"{PATH} or a file beside it (there now: {', '.join(files) or 'none'})")
    assert "submits it again" in found[0].expected
    assert "sends it back" in found[0].expected


def test_once_it_is_submitted_again_nothing_is_said(submitted):
    swap_the_table(submitted)
    _, findings = submitted.workspace().submit(PATH, "li.wei")
    assert [f for f in findings if f.code == "LED003"] == []
    submitted.tick()
    assert told(submitted) == [False, False, False]


@pytest.mark.parametrize("line", ["approved", "returned", "withdrawn"])
def test_a_status_line_that_says_something_else_stops_no_step_of_the_submitted_text(line, submitted):
    place = submitted.root / PATH
    place.write_text(place.read_text(encoding="utf-8").replace("status: submitted", f"status: {line}"), "utf-8")
    found = [f for f in submitted.workspace().check(PATH) if f.code == "REV001"]
    assert [f.weight for f in found] == [Weight.NOTE]
    submitted.approve(PATH)
    assert submitted.workspace().check(PATH) == ()


def test_what_a_revoked_key_approved_is_approved_by_somebody_else_as_it_lies_there(submitted):
    submitted.approve(PATH)
    revoke(submitted.root, "chen.yu", submitted.instant.replace(year=2026, month=1))
    assert submitted.workspace().dossier(ID).pending
    submitted.approve(PATH, "fang.ning")
    assert [a.acts[-1].by for a in submitted.workspace().dossier(ID).approvals] == [("fang.ning",)]


def test_a_status_line_of_another_text_than_the_submitted_one_is_refused_as_before(submitted):
    swap_the_table(submitted)
    place = submitted.root / PATH
    place.write_text(place.read_text(encoding="utf-8").replace("status: submitted", "status: approved"), "utf-8")
    assert [f.weight for f in submitted.workspace().check(PATH) if f.code == "REV001"] == [Weight.REFUSE]
