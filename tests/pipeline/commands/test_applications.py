"""The tasks receive, application and progress, as they are typed (IV.6)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.model.acceptance_number import address_of_number, read_number
from plugins.pipeline.commands.command_line import main
from tasks import TASKS
from tests.sites.make import make_site
from tests.sites.places import files

CALL = ["receive", "--as", "li.wei", "--department", "disease-control", "--file", "DW-2026-117"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a site."""
    return make_site(tmp_path / "root").root


@pytest.fixture
def received(root, capsys):
    """What is printed when an application is received."""
    assert main(TASKS, [*CALL, f"--root={root}"]) == 0
    return capsys.readouterr().out


def number_on(receipt):
    """Return the number that stands on a receipt, which says it in both languages."""
    (number,) = set(re.findall(r"(?:[0-9A-Z]{3}-){5}[0-9A-Z]{3}", receipt))
    return read_number(number)


def test_the_receipt_has_number_and_address_in_both_languages(received):
    address = address_of_number(number_on(received))
    assert received.count(f"https://www.health.example/progress/{address}.html") == 2
    for line in (
        "Ministry of Health  Receipt of an application",
        "  Type the number at: https://www.health.example/progress.html",
        "卫生部  申请收件回执",
        "  输入编号查询: https://www.health.example/zh/progress.html",
    ):
        assert line in received.splitlines()


def test_nobody_keeps_the_number(root, received):
    number = number_on(received)
    for kept in (number, number.upper(), "-".join(re.findall("...", number))):
        assert [path for path, data in files(root).items() if kept.encode() in data] == []


def test_an_application_is_found_by_its_number(root, received, capsys, monkeypatch):
    number = number_on(received)
    monkeypatch.setattr("builtins.input", lambda question: number)
    assert main(TASKS, ["application", f"--root={root}"]) == 0
    assert "      file: DW-2026-117\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("k7m", "That is no acceptance number: a number has 18 signs; this one has 3\n"),
        ("000000000000000000", "No application has this number.\n"),
    ],
)
def test_what_is_no_number_or_nobodys_gets_a_sentence(root, typed, sentence, capsys, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: typed)
    assert main(TASKS, ["application", f"--root={root}"]) == 2
    assert capsys.readouterr().err == sentence


def test_progress_writes_the_pages_without_a_release(root, received, capsys):
    assert main(TASKS, ["progress", f"--root={root}"]) == 0
    assert capsys.readouterr().out.startswith("1 application is shown in ")
    assert files(root / "public" / "progress").keys() == {f"{address_of_number(number_on(received))}.html"}


def test_what_is_missing_is_named_and_nothing_is_signed(root, capsys):
    assert main(TASKS, ["receive", "--as", "li.wei", f"--root={root}"]) == 2
    said = capsys.readouterr().err
    assert "--department" in said and "--file" in said
    assert not list(root.glob("ledger/2*"))
