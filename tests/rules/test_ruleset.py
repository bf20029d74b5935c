"""Rules are found by listing their folders, and asked where they hold."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.error import SiteError
from plugins.model.finding import Weight
from plugins.rules import ruleset
from plugins.rules.every_rule import RULES
from plugins.rules.library import Library
from plugins.rules.ruleset import (
    check_alone,
    check_document,
    check_site,
    check_stops,
    load_rules,
    needed_fields,
    rules_digest,
)
from tests.repository import REPOSITORY
from tests.rules.make import NOW, catalogue, clock, document, policy, publication

LIBRARY = Library(catalogue(), {}, policy())
KEYS = sorted({name for c in policy().columns.values() for name in c.fields if name != "column"} | {"status", "odd"})
LAW = {"title": "Measures", "document_number": "517"}


def codes(findings):
    return {finding.code for finding in findings}


def test_there_are_rules_of_every_scope_sorted_by_code():
    assert len(RULES) >= 30
    assert {rule.scope for rule in RULES} == {"document", "policy", "reference", "site"}
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


def test_a_rule_of_some_columns_holds_where_the_column_names_it():
    assert "COL013" in codes(check_document(document("laws-and-regulations", **LAW), library=LIBRARY, at=NOW))
    assert "COL013" not in codes(check_document(document("work-updates", **LAW), library=LIBRARY, at=NOW))


def test_a_rule_of_every_column_holds_in_one_that_policy_does_not_know():
    assert "SEC001" in codes(check_document(document("gazette", body="机密★\n"), library=LIBRARY, at=NOW))


@pytest.mark.parametrize("adopted", [False, True])
def test_of_many_hits_of_a_rule_in_one_line_the_rest_is_counted_in_one_sentence(adopted):
    numbers = " ".join(f"13{number:09d}" for number in range(60))
    found = check_document(document("work-updates", body=f"{numbers}\n"), library=LIBRARY, at=NOW, adopted=adopted)
    assert [f.got for f in found if "more of this kind" in f.got] == ["10 more of this kind, from here on"]


def test_for_an_old_site_only_rules_that_say_so_hold():
    found = check_document(
        document("laws-and-regulations", body="机密★\n", **LAW), library=LIBRARY, at=NOW, adopted=True
    )
    assert "SEC001" in codes(found)
    assert not {"COL001", "COL013"} & codes(found)
    assert {rule.code for rule in RULES if rule.adopted} >= codes(found)


def test_alone_only_what_needs_nothing_but_the_document_is_asked():
    alone = {rule.code for rule in RULES if rule.scope == "document"}
    one = document("laws-and-regulations", body="机密★\n", **LAW)
    assert {"SEC001", "COL013"} <= codes(check_alone(one, policy().columns["laws-and-regulations"])) <= alone
    assert "COL013" not in codes(check_alone(one, None))


def test_a_build_asks_of_a_text_what_stops_it_and_nothing_else():
    one = document("laws-and-regulations", body="机密★\n", **LAW)
    column = policy().columns["laws-and-regulations"]
    stopping = [finding for finding in check_alone(one, column) if finding.weight is Weight.STOP]
    assert stopping
    assert list(check_stops(one, column)) == stopping


def test_what_rules_need_of_rows_is_named_once_and_sorted():
    assert {"announced", "announces", "basis", "press_release"} <= set(needed_fields())
    assert list(needed_fields()) == sorted({name for rule in RULES for name in rule.needs})


def test_findings_come_sorted_by_place():
    found = check_document(document("laws-and-regulations", body="机密★\n", **LAW), library=LIBRARY, at=NOW)
    assert [(f.path, f.line, f.code) for f in found] == sorted((f.path, f.line, f.code) for f in found)


def test_rules_about_the_site_hold_nothing_up():
    found = check_site(catalogue(publication(announced="2026-11-20", document_number="卫规〔2026〕9号")), clock())
    assert {"SAM009", "COL016", "COL011"} <= codes(found)
    assert {f.weight for f in found} <= {Weight.NOTE, Weight.OWED}
    assert {rule.weight for rule in RULES if rule.scope == "site"} <= {Weight.NOTE, Weight.OWED}


def test_only_secrecy_stops():
    assert {rule.code[:3] for rule in RULES if rule.weight is Weight.STOP} == {"SEC"}


def test_the_digest_is_that_of_the_sources_by_hand(tmp_path):
    assert rules_digest().startswith("sha256:")
    assert len(rules_digest()) == len("sha256:") + 64
    before = ruleset.digest_of(Path(ruleset.__file__).parent)
    assert before == rules_digest()
    (tmp_path / "fields").mkdir()
    (tmp_path / "fields" / "one.py").write_text("ONE = 1\n", encoding="utf-8")
    # printf 'ONE = 1\n' | sha256sum; then that line as "<digest>  fields/one.py" through sha256sum
    assert ruleset.digest_of(tmp_path) == "sha256:9622186d1a1bf526e8ec083926714faf499a10f245563a4e8f2277602de6007f"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([*policy().columns, "no-such-column"]),
    st.dictionaries(
        st.sampled_from(KEYS),
        st.one_of(
            st.text(),
            st.lists(st.text(), max_size=3).map(tuple),
            st.dates().map(str),
            st.sampled_from(
                ["k7m29xqf", "with k7m29xqf", "on-go", "li.wei", "disease-control", "en", "卫规〔2026〕3号"]
            ),
        ),
    ),
    st.text(),
    st.dictionaries(st.text(min_size=1), st.none() | st.text(), max_size=2),
    st.booleans(),
)
def test_no_rule_raises_whatever_the_document_says(column, raw, body, files, adopted):
    one = document(column, body=body, attachments=files, **raw)
    public = publication("k7m29xqf")
    library = Library(catalogue(public), {one.id: one}, policy())
    for finding in check_document(one, library=library, at=NOW, adopted=adopted):
        assert finding.path == one.path
        assert finding.expected
        assert finding.line >= 1


def test_every_rule_about_the_site_bears_an_empty_site():
    empty = replace(catalogue(), policy=replace(policy(), columns={}))
    assert check_site(empty, clock()) == ()


def test_a_file_without_a_rule_of_its_name_is_an_error_that_names_it(monkeypatch):
    monkeypatch.setattr(ruleset, "rule_files", lambda: ("people/__init__",))
    with pytest.raises(SiteError, match=r"^plugins/rules/people/__init__\.py: it holds no rule named __init__$"):
        load_rules()


def test_an_edit_imports_the_rules_that_stop_and_those_of_the_site_alone():
    asked = "from plugins.rules import ruleset as r; r._of_the_site(); "
    asked += "r._chosen('document', ('four_dates',), False, True); import sys; "
    asked += "print(*(m for m in sys.modules if m.startswith('plugins.rules.') and m.count('.') == 3))"
    said = subprocess.run([sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    wanted = {rule.check.__module__ for rule in RULES if rule.scope == "site" or rule.weight is Weight.STOP}
    assert set(said.stdout.split()) == wanted
