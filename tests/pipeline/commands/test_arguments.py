"""What tasks print of findings: for people, for programs, and for a forge that shows them beside the file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.error import UsageError
from plugins.model.finding import Finding, Weight
from plugins.pipeline.commands.arguments import instant_of, print_findings, root_of, workflow_command
from plugins.pipeline.paths import REPOSITORY
from plugins.system.links import LinkedFolderError


def finding(**more: object) -> Finding:
    return Finding(
        **{
            "path": "content/work-updates/2026/a.md",
            "line": 3,
            "code": "COL001",
            "rule": "title_form",
            "field": "title",
            "got": "'50'",
            "expected": "a title",
            "weight": Weight.REFUSE,
            **more,
        }
    )


def test_a_finding_is_one_workflow_command():
    assert workflow_command(finding()) == (
        "::error file=content/work-updates/2026/a.md,line=3::"
        "content/work-updates/2026/a.md:3: COL001 title: got '50', expected a title"
    )
    assert workflow_command(finding(weight=Weight.OWED, line=0)).startswith(
        "::notice file=content/work-updates/2026/a.md,line=1::"
    )


def test_a_percent_sign_and_line_ends_of_a_text_are_escaped():
    line = workflow_command(finding(got="'50%0Aof\r\n::error ::children'"))
    assert line.endswith("got '50%250Aof%0D%0A::error ::children', expected a title")


def test_a_path_cannot_end_the_properties():
    line = workflow_command(finding(path="content/a,line=1::b%.md"))
    assert line.startswith("::error file=content/a%2Cline=1%3A%3Ab%25.md,line=3::")


@given(st.text(), st.text())
def test_no_text_makes_a_second_line_or_is_lost(got, path):
    line = workflow_command(finding(got=got, path=path))
    assert not {"\r", "\n"} & set(line)
    message = line.split("::", 2)[2]
    assert message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%") == str(finding(got=got, path=path))


@pytest.mark.parametrize("format", ["text", "json", "github"])
def test_the_exit_status_says_whether_anything_refuses(format, capsys):
    assert print_findings([finding()], format) == 3
    assert print_findings([finding(weight=Weight.OWED)], format) == 0
    capsys.readouterr()


def test_json_has_a_record_for_each_finding(capsys):
    print_findings([finding(), finding(line=4)], "json")
    rows = json.loads(capsys.readouterr().out)
    assert [(row["line"], row["code"], row["weight"]) for row in rows] == [
        (3, "COL001", "refuse"),
        (4, "COL001", "refuse"),
    ]


def test_an_unknown_format_is_named_with_those_there_are():
    with pytest.raises(UsageError, match="--format: got xml, expected one of text, json, github"):
        print_findings([], "xml")


@pytest.mark.parametrize("name", ["output", "public", ".cache"])
def test_a_root_with_a_link_where_the_program_writes_is_refused(name, tmp_path):
    (tmp_path / "root" / "policy").mkdir(parents=True)
    (tmp_path / "root" / name).symlink_to(tmp_path)
    with pytest.raises(LinkedFolderError, match=f"{name} is a symbolic link"):
        root_of(str(tmp_path / "root"))


def test_without_a_root_it_is_the_site_in_which_one_stands(site, tmp_path, monkeypatch):
    below = site.root / "content" / "work-updates"
    below.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(below)
    assert root_of("") == site.root
    monkeypatch.chdir(tmp_path)
    assert root_of("") == (site.root if tmp_path.is_relative_to(site.root) else REPOSITORY)


def test_the_option_whose_time_is_wrong_is_named():
    with pytest.raises(UsageError, match="--since: got 'yesterday'"):
        instant_of("yesterday", "since")
