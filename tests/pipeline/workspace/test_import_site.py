"""An old site is taken over by a map of its columns, with a report by column that is read before anybody signs."""

from __future__ import annotations

import json

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.workspace.import_site import import_site, said
from plugins.system.progress import no_progress
from tests.pipeline.records import LAW, TWO
from tests.sites.places import files

MAP = """old,column,department,keys,note
Laws,laws-and-regulations,,,
Notices,work-updates,policy-and-law,date=dated,
Photos,,,,pictures are not carried
"""
NOTICE = {
    "section": "Notices",
    "title": "Wells are sampled",
    "language": "en",
    "date": "2020-05-04",
    "body": "All of them.",
}
RECORDS = (
    {**LAW, "section": "Laws", "views": "120"},
    {**LAW, "section": "Laws", "title": "Regulations on Springs", "announced": "yesterday"},
    NOTICE,
    {"section": "Photos", "title": "A well"},
    {"section": "Guestbook", "title": "Hello"},
    "no record",
)


@pytest.fixture
def take_over(site, tmp_path):
    """Take over records, dictionaries or lines as they are."""

    def import_(*records, map=MAP, seen=""):
        (tmp_path / "records.jsonl").write_text(
            "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8"
        )
        (tmp_path / "map.csv").write_text(map, encoding="utf-8")
        site.tick()
        places = (tmp_path / "records.jsonl", tmp_path / "map.csv")
        return import_site(site.root, *places, "section", TWO, site.instant, no_progress, seen)

    return import_


def kept(site):
    """Everything that an import may write."""
    return {name: files(site.root / name) for name in ("content", "approved", "ledger")}


def test_the_report_says_by_old_column_what_is_taken_missing_and_lost(take_over):
    lines = list(said(take_over(*RECORDS)))
    assert lines[0] == "Laws -> laws-and-regulations: 2 records, 1 taken, 1 refused"
    assert lines[1].startswith("  missing: ") and "effective 1" in lines[1]
    assert lines[2] == "  not carried: views 1"
    assert "Notices -> work-updates (policy-and-law): 1 record, 1 taken, 0 refused" in lines
    assert "Photos: 1 record, left out: pictures are not carried" in lines
    assert "Guestbook: 1 record, none taken: the map has no line for it" in lines


def test_what_is_refused_has_the_line_of_the_whole_file(take_over):
    lines = [line for line in said(take_over(*RECORDS)) if line.startswith("line ")]
    assert lines[0].startswith("line 2: refused for laws-and-regulations: announced: got 'yesterday'")
    assert lines[1].startswith("line 6: got a line that is not JSON")


def test_a_report_writes_and_signs_nothing(site, take_over):
    before = kept(site)
    assert not take_over(*RECORDS).signed
    assert kept(site) == before


def test_whoever_gives_the_digits_of_the_report_signs_one_act_for_each_column(site, take_over):
    seen = take_over(*RECORDS).seen
    assert take_over(*RECORDS, seen=seen).signed
    assert len(list(site.root.glob("ledger/*/*/*-adopt-*.act"))) == 2
    output = files(site.build().output)
    assert "work-updates/2020/wells-are-sampled.html" in output
    assert b"Policy and Law" in output["work-updates/2020/wells-are-sampled.html"]


def test_the_report_of_the_same_files_has_the_same_digits(take_over):
    assert take_over(*RECORDS).seen == take_over(*RECORDS).seen


@pytest.mark.parametrize("what", ["another record", "another map", "the site"])
def test_digits_of_another_report_sign_nothing(what, site, take_over):
    seen = take_over(*RECORDS).seen
    before = kept(site)
    more = {"map": MAP.replace("policy-and-law", "disease-control")} if what == "another map" else {}
    records = (*RECORDS, {**NOTICE, "title": "Springs"}) if what == "another record" else RECORDS
    if what == "the site":
        take_over(NOTICE, seen=take_over(NOTICE).seen)
        before = kept(site)
    with pytest.raises(UsageError, match=f"^--accept {seen} stands for another report"):
        take_over(*records, seen=seen, **more)
    assert kept(site) == before


def test_keys_that_stand_twice_are_refused_as_in_any_import(take_over):
    report = take_over('{"section": "Laws", "title": "A", "title": "B"}')
    assert report.unread == ((1, "title: got it twice, expected each key once"),)
