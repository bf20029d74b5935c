"""A rule's findings on one text are waived, with the number of pages that somebody looked at where nobody can read."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.model.finding import Weight
from plugins.pipeline.workspace.waivers import waive
from tests.read.pdf import pdf
from tests.sites.texts import UPDATES, update
from tests.story.wells import account

ID = "k7m29xqf"
PATH = f"{UPDATES}/wells.md"
FILE = f"{UPDATES}/wells/scan.pdf"
SCAN = pdf("text", b"/Im0 Do")


@pytest.fixture
def scanned(site):
    """A submitted text with a scan of two pages."""
    site.write(PATH, update(ID, "Wells", body="The [scan](scan.pdf) names them."))
    site.write(FILE, SCAN)
    site.submit(PATH)
    return site


def weights(site):
    """Return the weight of each finding on the text, by code."""
    return {finding.code: finding.weight for finding in site.workspace().check(PATH)}


def let_pass(site, who="fang.ning", rule="SEC006", note="Looked through.", pages=2):
    act = waive(site.workspace(), PATH, who, rule, note, pages)
    site.tick()
    return act


def test_a_scan_is_approved_once_somebody_signed_that_they_looked_at_all_its_pages(scanned):
    with pytest.raises(RefusedError, match="SEC006"):
        scanned.approve(PATH)
    let_pass(scanned)
    assert weights(scanned)["SEC006"] is Weight.NOTE
    scanned.approve(PATH)
    scanned.release()
    assert f"work-updates/2026/s-{ID}.html" in str(list((scanned.root / "output").rglob("*.html")))
    assert "waive by fang.ning as information-office of SEC006 having looked at all 2 pages" in account(scanned)
    assert "      Looked through." in account(scanned)


def test_the_finding_says_who_waived_it(scanned):
    let_pass(scanned)
    (finding,) = [f for f in scanned.workspace().check(PATH) if f.code == "SEC006"]
    assert finding.got.endswith("as a scan does, which fang.ning waived for this text")


def test_it_is_for_that_text_alone(scanned):
    let_pass(scanned)
    scanned.write(FILE, SCAN + b"\n")
    scanned.submit(PATH)
    assert weights(scanned)["SEC006"] is Weight.REFUSE


@pytest.mark.parametrize("pages", [0, 1, 3])
def test_another_number_of_pages_is_refused(scanned, pages):
    with pytest.raises(UsageError) as refused:
        let_pass(scanned, pages=pages)
    assert str(refused.value) == (
        f"got --pages {pages}, expected 2, as whoever looked at all of them says: scan.pdf has 2"
    )


def test_pages_that_nobody_can_count_are_at_least_one(scanned):
    scanned.write(f"{UPDATES}/wells/plan.dwg", b"AC1032")
    scanned.write(PATH, update(ID, "Wells", body="The [scan](scan.pdf) and the [plan](plan.dwg)."))
    scanned.submit(PATH)
    with pytest.raises(UsageError, match=r"got --pages 2, expected at least 3, .* plan\.dwg has pages that cannot be"):
        let_pass(scanned, pages=2)
    let_pass(scanned, pages=7)


def submit_a_secret(site):
    """Sign the submission of a text with a mark of secrecy past the command, which refuses it."""
    site.write(PATH, update(ID, "Wells", body="机密★10年"))
    workspace = site.workspace()
    workspace.take("submit", PATH, "li.wei", digest=workspace.digest(workspace.document(PATH)[1]))
    site.tick()


def test_a_mark_of_secrecy_is_waived_by_nobody(site):
    submit_a_secret(site)
    with pytest.raises(RefusedError, match=r"SEC001 cannot be waived by anybody; no document of this kind"):
        let_pass(site, rule="SEC001", pages=0)
    assert weights(site)["SEC001"] is Weight.STOP


def test_a_waiver_that_was_signed_past_the_command_opens_no_mark_of_secrecy(site):
    submit_a_secret(site)
    site.workspace().take("waive", PATH, "fang.ning", "No secret.", rule="SEC001")
    site.tick()
    with pytest.raises(RefusedError, match="SEC001"):
        site.approve(PATH)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        pytest.param("COL012", "COL012 finds nothing here; inv check names the codes", id="found nothing"),
        pytest.param("slug_form", "slug_form finds nothing here", id="by its name"),
    ],
)
def test_what_is_not_found_is_not_waived(scanned, rule, said):
    with pytest.raises(RefusedError, match=said):
        let_pass(scanned, rule=rule, pages=0)


def test_a_second_waiver_finds_nothing_to_let_pass(scanned):
    let_pass(scanned)
    with pytest.raises(RefusedError, match="SEC006 holds nothing up here"):
        let_pass(scanned)


def test_a_text_that_is_not_submitted_is_not_waived_for(scanned):
    scanned.write(PATH, update(ID, "Other wells", body="The [scan](scan.pdf) names them."))
    with pytest.raises(RefusedError, match="the text as it is now is not submitted"):
        let_pass(scanned)


def test_a_reason_is_needed(scanned):
    with pytest.raises(UsageError, match="a waiver needs its reason"):
        let_pass(scanned, note=" ")


def test_the_name_of_a_rule_will_do_and_pages_are_for_files_alone(site):
    site.write(PATH, update(ID, "Wells", "slug: Wells_1", body="Forty wells."))
    site.submit(PATH)
    (found,) = [f for f in site.workspace().check(PATH) if f.weight is Weight.REFUSE]
    with pytest.raises(UsageError, match=f"{found.code} is not about these"):
        let_pass(site, rule=found.rule, pages=2)
    assert let_pass(site, rule=found.rule, pages=0).value("rule") == found.code


def test_how_a_file_is_written_is_not_waived(site):
    site.write(PATH, update(ID, "Wells", body="Forty <b>wells</b>."))
    site.submit(PATH)
    (found,) = [f for f in site.workspace().check(PATH) if f.weight is Weight.REFUSE]
    with pytest.raises(RefusedError, match=f"{found.code} is about how the file is written; mend it"):
        let_pass(site, rule=found.code, pages=0)
