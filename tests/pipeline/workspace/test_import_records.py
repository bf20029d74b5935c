"""Import: records of an old site become documents in one act of two people; others are told with line and reason."""

from __future__ import annotations

import json
import lzma
import os
import threading

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.model.publication import Punctuality
from plugins.pipeline.workspace.import_records import column_key, import_records
from plugins.pipeline.workspace.import_staging import FOLDER
from plugins.policy.load import load_policy
from plugins.system.progress import no_progress
from plugins.system.state_folder import state_of
from tests.pipeline.records import LAW, TWO
from tests.sites.places import files


def kept(site):
    """Return everything that an import may write."""
    return {name: files(site.root / name) for name in ("content", "approved", "ledger")}


def test_records_become_public_documents_by_one_act(site, bring):
    made = bring(LAW, {**LAW, "title": "Regulations on Springs"})
    assert [record.line for record in made.taken] == [1, 2]
    assert made.refused == []
    assert made.act.by == TWO
    assert len(list(site.root.glob("ledger/*/*/*.act"))) == 1
    result = site.build()
    assert "laws-and-regulations/1998/regulations-on-wells.html" in files(result.output)
    assert result.exit_status == 0
    assert len(result.outcome.catalogue.publications) == 2
    assert {p.punctuality for p in result.outcome.catalogue.publications.values()} == {Punctuality.OUTSIDE}


def test_the_working_text_agrees_with_what_was_adopted(site, bring):
    made = bring(LAW)
    (record,) = made.taken
    text = (site.root / record.path).read_text(encoding="utf-8")
    assert "status: approved\n" in text
    workspace = site.workspace()
    assert workspace.digest(workspace.tree[record.id]) == made.act.items[0].digest


def test_what_the_old_site_lacked_is_told_and_holds_nothing_back(site, bring):
    made = bring(LAW)
    assert [r.title for r in site.workspace().evaluation.revisions.values()] == ["Regulations on Wells"]
    assert all(finding.weight < 2 for finding in made.findings if finding.field == "effective")


def test_a_dry_run_says_the_same_and_writes_nothing(site, bring):
    before = kept(site)
    made = bring(LAW, {**LAW, "colour": "red"}, dry_run=True)
    assert ([record.line for record in made.taken], [line for line, _ in made.refused]) == ([1], [2])
    assert made.act is None
    assert kept(site) == before
    assert not (state_of(site.root).cache / FOLDER).exists()


def test_a_second_import_of_the_same_file_takes_nothing(site, bring):
    records = [LAW, {**LAW, "title": "Regulations on Springs", "origin": "https://old.example/2.html"}]
    bring(*records)
    before = kept(site)
    again = bring(*records)
    assert again.taken == []
    assert [line for line, _ in again.refused] == [1, 2]
    assert again.act is None
    assert kept(site) == before


def test_origins_are_taken_once(bring):
    first = {**LAW, "origin": "https://old.example/1.html"}
    second = {**LAW, "title": "Another", "origin": "https://old.example/1.html"}
    ((line, reason),) = bring(first, second).refused
    assert line == 2
    assert reason.startswith("origin: got https://old.example/1.html, which is there already")


def test_one_title_and_day_with_two_texts_are_two_documents_and_with_one_text_are_one(bring):
    made = bring(LAW, {**LAW, "body": "**Article 1** Wells are sampled twice a year."}, LAW)
    assert [record.line for record in made.taken] == [1, 2]
    assert len({record.path for record in made.taken}) == 2
    assert [line for line, _ in made.refused] == [3]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("{", "got a line that is not JSON"),
        ("[]", "got [], expected an object"),
        ('{"title": "a", "title": "b"}', "title: got it twice"),
        ({**LAW, "colour": "red"}, "colour: got a key that laws-and-regulations does not have"),
        ({**LAW, "status": "draft"}, "status: got a key that"),
        ({**LAW, "column": "public-qa"}, "column: got a key that"),
        ({k: v for k, v in LAW.items() if k != "title"}, "title: got nothing"),
        ({**LAW, "title": None}, "title: got nothing"),
        ({**LAW, "title": 3}, "title: got 3, expected text"),
        ({**LAW, "title": " \u200b "}, "title: "),
        ({**LAW, "body": ["a"]}, "body: got ['a'], expected the text in Markdown"),
        ({**LAW, "announced": "1998-02-30"}, "announced: got '1998-02-30', expected a day of the calendar"),
        ({**LAW, "language": "fr"}, "language: got 'fr', expected one of en, zh-Hans"),
        ({**LAW, "id": "k7m29xql"}, "id: "),
        ({**LAW, "origin": "javascript:alert(1)"}, "origin: "),
        ({**LAW, "slug": "../../evil"}, ""),
        (json.dumps(LAW).replace("Wells", "\\ud800", 1), "title: got half of a character"),
        ({**LAW, "body": "机密★1年"}, "SEC001"),
    ],
)
def test_a_record_that_cannot_be_taken_is_told_and_the_rest_is(record, reason, site, bring):
    made = bring({**LAW, "title": "First"}, record, {**LAW, "title": "Last"})
    assert [taken.line for taken in made.taken] == [1, 3]
    ((line, told),) = made.refused
    assert line == 2
    assert told.startswith(reason)
    assert len(site.workspace().evaluation.revisions) == 2
    assert len(files(site.root / "content")) == 2


def test_empty_lines_count_and_are_passed_over(bring):
    made = bring("", LAW, "   ", "nonsense")
    assert [record.line for record in made.taken] == [2]
    assert [line for line, _ in made.refused] == [4]


def test_an_id_in_use_is_refused(bring):
    bring({**LAW, "id": "k7m29xqf"})
    ((_, reason),) = bring({**LAW, "title": "Another", "id": "k7m29xqf"}).refused
    assert reason.startswith("id: got k7m29xqf, which is in use")


def test_addresses_are_taken_once(site, bring):
    made = bring({**LAW, "slug": "wells"}, {**LAW, "title": "Another", "slug": "wells"}, {**LAW, "title": "Wells"})
    ((line, reason),) = made.refused
    assert (line, reason.partition(",")[0]) == (2, "slug: got 'wells'")
    assert [record.path.rpartition("/")[2] for record in made.taken] == ["wells.md", f"wells-{made.taken[1].id}.md"]
    assert site.build().exit_status == 0


def test_what_nobody_sees_is_taken_out_and_noted(site, bring):
    (record,) = bring({**LAW, "title": "Regu\u200blations", "body": "Wells\u202e are\ufeff sampled.\r\n"}).taken
    assert record.notes == ("title: 1 invisible character taken out", "body: 2 invisible characters taken out")
    assert "Wells are sampled.\n" in (site.root / record.path).read_text(encoding="utf-8")


def test_a_pipe_is_read_once(site, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(json.dumps(LAW) + "\n",))
    writer.start()
    made = import_records(site.root, tmp_path / "pipe", "laws", TWO, site.instant, no_progress, lambda _: True)
    writer.join()
    assert [record.line for record in made.taken] == [1]


def test_packed_files_are_read_and_others_are_told(site, tmp_path):
    packed = tmp_path / "records.jsonl.xz"
    packed.write_bytes(lzma.compress(json.dumps(LAW).encode()))
    assert len(import_records(site.root, packed, "laws", TWO, site.instant, no_progress, lambda _: True).taken) == 1
    for name, data in (("other.jsonl.xz", b"no archive"), ("latin.jsonl", b"\xe9"), ("missing.jsonl", None)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(UsageError, match="cannot be read as JSON Lines in UTF-8"):
            import_records(site.root, tmp_path / name, "laws", TWO, site.instant, no_progress, lambda _: True)
    assert not (state_of(site.root).cache / FOLDER).exists()


@pytest.mark.parametrize(
    ("signers", "error", "reason"),
    [
        (("chen.yu", "chen.yu"), UsageError, "adopt takes two people"),
        (("chen.yu", "fang.ning"), RefusedError, "one of the two who adopt is the head"),
        (("li.wei", "zhao.min"), RefusedError, "li.wei did not hold the role"),
        (("chen.yu", "nobody"), UsageError, "nobody is not in policy/people.yaml"),
    ],
)
def test_two_people_adopt_one_of_them_the_head(signers, error, reason, site, bring):
    before = kept(site)
    with pytest.raises(error, match=reason):
        bring(LAW, signers=signers)
    assert kept(site) == before


def test_a_column_is_named_by_an_unambiguous_beginning(site):
    policy = load_policy(site.root)
    assert column_key(policy, "laws") == column_key(policy, "laws-and-regulations") == "laws-and-regulations"
    for wrong in ("p", "news", "-"):
        with pytest.raises(UsageError, match=r"is not a column; there are .*policy-information, "):
            column_key(policy, wrong)


def test_questions_are_taken_with_their_answers(site, bring):
    question = {
        "title": "Is the water at Stone Bridge safe?",
        "language": "en",
        "department": "disease-control",
        "asked": "2019-03-04",
        "answered": "2019-03-11",
        "answered_by": "disease-control",
        "body": "Yes, since the well was cleaned.",
    }
    (record,) = bring(question, column="public-qa").taken
    assert record.path == "content/public-qa/2019/is-the-water-at-stone-bridge-safe.md"
    page = files(site.build().output)["public-qa/2019/is-the-water-at-stone-bridge-safe.html"].decode()
    assert "Yes, since the well was cleaned." in page


def test_a_table_of_an_old_collection_is_a_table_and_the_report_says_what_was_done(site, bring):
    table = "<!-- TABLE -->\n｜级别｜量｜\n｜———｜———｜\n｜一级｜千吨｜\n<!-- TABLE END -->"
    body = f"第一条 见下表。\n\n{table}\n\n第二条 施行。"
    made = bring({**LAW, "language": "zh-Hans", "body": body})
    (one,) = made.taken
    assert one.notes == ("body: 2 comments taken out", "body: 1 table written in the form of this site")
    assert made.findings == []
    html = site.workspace().tree[one.id].text.html
    assert "<table>" in html and "TABLE" not in html


def test_a_private_use_character_is_listed_with_its_known_meaning(bring):
    made = bring({**LAW, "body": "**Article 1** A fence is 2\ue0105 metres high."})
    assert [(f.code, f.expected) for f in made.findings] == [("REA025", "a decimal point: .")]
    assert len(made.taken) == 1


def test_an_old_address_that_will_not_lead_on_is_named(bring):
    origins = ("https://old.example/robots.txt", "https://old.example/a.html", "https://old.example/A.html")
    records = [{**LAW, "title": f"Law {n}", "body": f"{n}", "origin": one} for n, one in enumerate(origins)]
    made = bring(*records, dry_run=True)
    assert len(made.taken) == 3
    assert sorted((f.code, f.expected.partition(",")[0].partition(";")[0]) for f in made.findings) == [
        ("PLN002", "an address that no other document has"),
        ("PLN002", "an address that this site does not have itself"),
    ]
