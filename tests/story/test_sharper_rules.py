"""Rules and terms gate at approval: what is public stays public, and goes out again, whatever is asked later."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError
from plugins.model.finding import Weight
from tests.sites.places import files
from tests.sites.texts import UPDATES, update
from tests.story.wells import FIRST, ID, PAGE, PATH, SECOND, edit

NEW, NEW_PATH = "9tq4w2ha", f"{UPDATES}/emergency.md"
NEW_PAGE = f"work-updates/2026/s-{NEW}.html"


def sharpen(site, path, old, new):
    """Edit a policy file of the site."""
    place = site.root / "policy" / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def goes_out(site, *lines):
    """Approve and release another document; both are public then, and nothing is withheld."""
    site.write(NEW_PATH, update(NEW, "Boil the water at Stone Bridge", *lines))
    site.approve(NEW_PATH)
    made = site.release()
    found = files(site.root / "public" / "current")
    assert FIRST in found[PAGE].decode()
    assert NEW_PAGE in found
    assert made.outcome.exit_status == 0
    return made.outcome


COLUMN = "columns/work-updates.yaml"
CHAIN = "chain: [information-office]"
RULES = "rules: [named_official]"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param("source: {}", "source: {required: true}", "source: the county", id="a field is required"),
        pytest.param(RULES, RULES[:-1] + ", four_dates, index_number, text_immutable]", "", id="more rules hold"),
        pytest.param("publish: on-approval", "publish: required", "publish: on-approval", id="a time must be said"),
        pytest.param(CHAIN, "chain: [information-office, information-office-head]", None, id="a second step"),
        pytest.param(CHAIN, "chain: [liaison, information-office]", None, id="another step before"),
        pytest.param(CHAIN, "chain: [information-office-head]", None, id="another step instead"),
    ],
)
def test_a_sharper_policy_blocks_no_release(old, new, line, released):
    sharpen(released, COLUMN, old, new)
    if line is not None:
        goes_out(released, *[line] * bool(line))
    assert released.release().outcome.exit_status == 0
    assert FIRST in files(released.root / "public" / "current")[PAGE].decode()


def test_a_value_of_a_type_that_is_narrower_now_is_a_finding_only(site):
    site.write(PATH, update(ID, "Wells sampled", "source: the county", body=FIRST))
    site.approve(PATH)
    site.release()
    sharpen(site, "fields.yaml", "source: {type: line", "source: {type: choice, choices: [the office]")
    outcome = goes_out(site, "source: the office")
    (told,) = [f for f in outcome.findings if f.field == "source"]
    assert (told.weight, told.document, told.code) == (Weight.NOTE, ID, "REA010")


def test_a_sharper_policy_asks_of_the_next_text(released):
    sharpen(released, "columns/work-updates.yaml", "source: {}", "source: {required: true}")
    edit(released)
    with pytest.raises(RefusedError, match="COL001 required_fields: got no source"):
        released.approve(PATH)
    assert FIRST in files(released.build().output)[PAGE].decode()


def test_what_is_approved_under_a_rule_and_waits_goes_out_although_the_rule_is_sharper_now(submitted):
    submitted.approve(PATH)
    sharpen(submitted, "columns/work-updates.yaml", "source: {}", "source: {required: true}")
    submitted.release()
    assert FIRST in files(submitted.root / "public" / "current")[PAGE].decode()


@pytest.mark.parametrize("person", ["li.wei", "chen.yu"])
def test_a_term_that_has_ended_blocks_no_release(person, released):
    released.tick(days=10)
    people = released.root / "policy" / "people.yaml"
    head, name, rest = people.read_text(encoding="utf-8").partition(f"\n{person}:")
    own, machine, others = rest.partition("\nhe.lin:" if person == "li.wei" else "\nfang.ning:")
    own = own.replace("since: 2025-01-01}", "since: 2025-01-01, until: 2026-11-25}")
    people.write_text(head + name + own + machine + others, encoding="utf-8")
    released.write(NEW_PATH, update(NEW, "Boil the water at Stone Bridge", "contact: he.lin", "dated: 2026-11-30"))
    released.approve(NEW_PATH, "fang.ning", by="he.lin")
    made = released.release()
    found = files(released.root / "public" / "current")
    assert FIRST in found[PAGE].decode()
    assert NEW_PAGE in found
    assert made.outcome.exit_status == 0
    edit(released)
    with pytest.raises(RefusedError):
        released.approve(PATH, person, by="li.wei")
    assert SECOND not in files(released.build().output)[PAGE].decode()


def test_a_key_that_policy_does_not_know_any_more_is_a_finding_only(site):
    site.write(PATH, update(ID, "Wells sampled", "source: the county", body=FIRST))
    site.approve(PATH)
    site.release()
    sharpen(site, "columns/work-updates.yaml", "  source: {}\n", "")
    outcome = goes_out(site)
    (told,) = [f for f in outcome.findings if f.field == "source"]
    assert (told.weight, told.document, told.code) == (Weight.NOTE, ID, "REA009")
    edit(site)
    site.write(PATH, update(ID, "Wells sampled", "source: the county", "change: minor", "change_note: x", body=SECOND))
    with pytest.raises(RefusedError, match="REA009 source"):
        site.approve(PATH)


def test_a_column_that_policy_does_not_have_any_more_keeps_back_its_own_documents_alone(released):
    (released.root / "policy" / "columns" / "press-releases.yaml").rename(released.root / "press-releases.yaml")
    for name in ("laws-and-regulations", "policy-information"):
        sharpen(released, f"columns/{name}.yaml", "  press_release: {columns: [press-releases]}\n", "")
    goes_out(released)
