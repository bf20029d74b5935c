"""What people ask of a root: the standing of a document, what changed, why, and what is owed."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.model.standing import State
from plugins.pipeline.workspace.inquiries import (
    changed_since_submission,
    difference,
    mine,
    owed,
    returned,
    state,
    why,
    working_text,
)
from tests.sites.texts import DOCUMENTS, UPDATES, front_matter, law, update

ID, PATH = "k7m29xqf", f"{UPDATES}/wells.md"
TITLE = "Wells sampled"


@pytest.fixture
def approved(site):
    """Have a document with an attachment approved."""
    site.write(PATH, update(ID, TITLE, body="The [table](wells.csv) names them."))
    site.write(f"{UPDATES}/wells/wells.csv", "1,2\n")
    site.approve(PATH)
    return site


def account(site, what=ID):
    """Return what ``why`` yields."""
    return list(why(site.workspace(), what))


@pytest.mark.parametrize(
    "what",
    [
        ID,
        PATH,
        f"work-updates/2026/s-{ID}.html",
        f"/work-updates/2026/s-{ID}.html",
        f"https://www.health.example/work-updates/2026/s-{ID}.html",
        f"/work-updates/2026/s-{ID}/wells.csv",
        f"https://www.health.example/work-updates/2026/s-{ID}.html?x=1#y",
        f"http://www.health.example/work-updates/2026/s-{ID}.html#article-2",
        f"www.health.example/work-updates/2026/s-{ID}.html",
        f"https://www.health.example/work-updates/2026/s-{ID}.md",
        f"http://127.0.0.1:8000/work-updates/2026/s-{ID}.html?x=1",
        f"localhost:8765/work-updates/2026/s-{ID}.html",
    ],
)
def test_a_document_is_named_by_id_path_or_address(what, approved):
    lines = account(approved, what)
    assert lines[0] == f"{ID} public"
    assert f"  title      {TITLE}" in lines
    assert "  because    approved by chen.yu" in lines
    assert [line.split()[2] for line in lines if line.startswith("  2026")] == ["submit", "approve"]


@pytest.mark.parametrize(
    "what",
    [
        "nothing",
        "00000000",
        "/work-updates/2026/nothing.html",
        "https://other.example/",
        f"https://other.example/work-updates/2026/s-{ID}.html",
    ],
)
def test_what_names_nothing_is_told(what, approved):
    with pytest.raises(UsageError, match="neither a document below content/ nor the id of one"):
        account(approved, what)


def test_a_draft_has_an_account_too(site):
    site.write(PATH, update(ID, TITLE))
    assert account(site, PATH) == [f"{ID} draft", "  because    no act names it"]


def test_a_withdrawn_document_is_found_by_its_old_address(approved):
    approved.release()
    approved.stop("withdraw", PATH, note="The table was wrong.")
    lines = account(approved, f"/work-updates/2026/s-{ID}.html")
    assert lines[0] == f"{ID} withdrawn"
    assert "      The table was wrong." in lines


def test_a_note_that_is_missing_is_told(approved):
    approved.stop("hold", PATH)
    for note in (approved.root / "ledger" / "notes").iterdir():
        note.unlink()
    assert "      its note is missing" in account(approved)


def test_the_state_follows_the_document(site):
    def now():
        return state(site.workspace(), ID)

    site.write(PATH, update(ID, TITLE, "publish: 2026-11-21T10:00"))
    assert now() is State.DRAFT
    site.submit(PATH)
    assert now() is State.SUBMITTED
    site.workspace().take("return", PATH, "chen.yu", "Which county?")
    site.tick()
    assert now() is State.RETURNED
    site.approve(PATH)
    assert now() is State.WAITING
    site.at = "2026-11-21T10:00"
    assert now() is State.PUBLIC
    site.write(PATH, update(ID, TITLE, "publish: 2026-11-21T10:00", body="Another text."))
    assert now() is State.CHANGED
    site.stop("hold", PATH)
    assert now() is State.HELD
    site.stop("withdraw", PATH)
    assert now() is State.WITHDRAWN


def test_what_was_sent_back_is_listed_with_kind_and_reason_until_it_is_submitted_again(site):
    assert list(returned(site.workspace())) == ["Nothing was sent back that was not submitted again."]
    site.write(PATH, update(ID, TITLE))
    site.submit(PATH)
    site.workspace().take("return", PATH, "chen.yu", "Which county?\nAnd which well?", reason="fact")
    site.tick()
    told = [
        f"{ID}  returned by chen.yu on 2026-11-20 12:01 for a reason of fact  {TITLE}",
        "    Which county?",
        "    And which well?",
        "Kinds of reason: fact 1",
    ]
    assert list(returned(site.workspace())) == told
    site.build()
    assert list(returned(site.workspace())) == told
    assert "    returned by chen.yu on 2026-11-20 12:01 for a reason of fact:" in mine(site.workspace(), "li.wei")
    site.submit(PATH)
    assert list(returned(site.workspace())) == ["Nothing was sent back that was not submitted again."]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda text: text, "", id="nothing"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), "", id="line ends"),
        pytest.param(lambda text: "\ufeff" + text, "", id="byte order mark"),
        pytest.param(lambda text: text.replace(f"title: {TITLE}", f"title: '{TITLE}'"), "", id="quotes"),
        pytest.param(lambda text: text.replace("status: approved", "status: draft"), "", id="status"),
        pytest.param(lambda text: text + "\n\n", "", id="blank lines at the end"),
        pytest.param(lambda text: text.replace("names them", "Names them"), "(text)", id="one letter"),
        pytest.param(lambda text: text.replace(TITLE, "Wells tested"), "(front matter)", id="title"),
    ],
)
def test_changed_since_approval_is_what_a_reader_would_see(change, told, approved):
    text = (approved.root / PATH).read_text(encoding="utf-8")
    approved.write(PATH, change(text))
    said = working_text(approved.workspace(), ID)
    assert told in said
    assert bool(said) == bool(told)


def test_the_difference_is_shown_by_lines_and_attachments(approved):
    assert list(difference(approved.workspace(), PATH)) == []
    approved.write(PATH, update(ID, TITLE, body="The [list](more.csv) names them."))
    approved.write(f"{UPDATES}/wells/more.csv", "3\n")
    approved.write(f"{UPDATES}/wells/wells.csv", "4\n")
    lines = list(difference(approved.workspace(), PATH))
    assert "-The [table](wells.csv) names them." in lines
    assert "+The [list](more.csv) names them." in lines
    assert lines[-2:] == ["attachment added: more.csv", "attachment replaced: wells.csv"]


def test_the_difference_of_a_new_document_is_all_of_it(site):
    site.write(PATH, update(ID, TITLE))
    lines = list(difference(site.workspace(), PATH))
    assert lines[0] == "--- nothing approved"
    assert all(line.startswith("+") for line in lines[3:])


def test_a_contact_sees_own_documents_and_why_one_came_back(approved):
    approved.write(f"{UPDATES}/springs.md", update("9tq4w2ha", "Springs sampled"))
    approved.write(f"{UPDATES}/brooks.md", update("3h8xn5vd", "Brooks, as li.wei writes", "contact: he.lin"))
    approved.write(f"{UPDATES}/lakes.md", update("p2c6jrt4", "第一批饮用水").encode("gb18030"))
    approved.submit(f"{UPDATES}/springs.md")
    approved.workspace().take("return", "9tq4w2ha", "chen.yu", "Which county?")
    approved.tick()
    assert list(mine(approved.workspace(), "li.wei")) == [
        f"9tq4w2ha  returned  {UPDATES}/springs.md  Springs sampled",
        "    returned by chen.yu on 2026-11-20 12:03:",
        "    Which county?",
        f"{ID}  public  {PATH}  {TITLE}",
    ]
    assert list(mine(approved.workspace(), "guo.tao")) == ["No document below content/ names guo.tao as its contact."]


def test_what_is_owed_names_press_releases_and_laws_that_are_late(site):
    number = ("document_number: 卫规〔2026〕1号", "issued_by: [卫生部]", "formed: 2026-11-20", "announced: 2026-11-20")
    text = front_matter("1aw00001", "饮用水监测办法", *number, more=("language: zh-Hans",), body="各县每周取样一次。")
    site.write(f"{DOCUMENTS}/wells.md", text)
    site.approve(f"{DOCUMENTS}/wells.md")
    site.release()
    site.write("content/laws-and-regulations/2026/late.md", law("1aw00002", "Decision on wells"))
    site.tick(days=1)
    told = [(finding.document, finding.code) for finding in owed(site.workspace())]
    assert any(id == "1aw00001" for id, _ in told)
    assert any(id == "1aw00002" for id, _ in told)


def test_who_acted_in_the_place_of_somebody_is_told(site):
    people = site.root / "policy" / "people.yaml"
    away = "    - {role: deputy, department: information-office, for: chen.yu, since: 2026-11-01, until: 2026-12-01}\n"
    text = people.read_text(encoding="utf-8")
    head, name, rest = text.partition("  name: {en: Wang Qing, zh-Hans: 王青}\n  terms:\n")
    people.write_text(head + name + away + rest, encoding="utf-8")
    site.write(PATH, update(ID, TITLE))
    site.approve(PATH, "wang.qing")
    assert "approve by wang.qing as information-office in place of chen.yu" in "\n".join(account(site))
    assert site.build().exit_status == 0


def test_a_file_that_was_swapped_behind_a_submission_is_told(site):
    site.write(PATH, update("k7m29xqf", "Wells", body="[a](a.csv)"))
    site.write(f"{PATH.removesuffix('.md')}/a.csv", "a,b\n1,2\n")
    site.submit(PATH)
    assert changed_since_submission(site.workspace()) == frozenset()
    site.write(f"{PATH.removesuffix('.md')}/a.csv", "a,b\n1,3\n")
    assert changed_since_submission(site.workspace()) == {"k7m29xqf"}


def test_the_same_text_is_not_submitted_twice(site):
    site.write(PATH, update("k7m29xqf", "Wells"))
    site.submit(PATH)
    site.tick()
    site.workspace().take("hold", PATH, "chen.yu", "Wait.")
    with pytest.raises(RefusedError, match="exactly this is submitted already and waits for review"):
        site.workspace().submit(PATH, "li.wei")


def test_an_act_whose_time_is_still_to_come_is_told_until_it_counts(site):
    site.write(PATH, update(ID, TITLE))
    site.tick(hours=1)
    site.submit(PATH)
    site.tick(minutes=-31)
    said = "submit by li.wei"
    lines = account(site)
    assert lines[0] == f"{ID} draft"
    assert [line for line in lines if "its time lies ahead of this clock, 2026-11-20 12:30" in line and said in line]
    site.tick(hours=1)
    assert not [line for line in account(site) if "lies ahead" in line]
