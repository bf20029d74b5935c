"""The tasks that take over an old site, as they are typed."""

from __future__ import annotations

import json
import re

import pytest

from plugins.pipeline.commands.command_line import main
from tasks import TASKS
from tests.pipeline.records import LAW
from tests.sites.make import make_site


def test_a_report_is_read_and_then_accepted(tmp_path, capsys):
    root = make_site(tmp_path / "root").root
    (tmp_path / "old.jsonl").write_text(json.dumps({**LAW, "section": "Laws"}) + "\n", encoding="utf-8")
    (tmp_path / "map.csv").write_text(
        "old,column,department,keys,note\nLaws,laws-and-regulations,,,\n", encoding="utf-8"
    )
    call = [
        "import-site",
        f"{tmp_path}/old.jsonl",
        f"{tmp_path}/map.csv",
        "--as=chen.yu",
        "--and=zhao.min",
        f"--root={root}",
    ]
    assert main(TASKS, call) == 0
    said = capsys.readouterr().out
    assert "Laws -> laws-and-regulations: 1 record, 1 taken, 0 refused\n" in said
    assert not list(root.glob("ledger/2*"))
    digits = re.search(r"Nothing is signed. .* --accept ([0-9a-f]{12})$", said, re.MULTILINE)[1]
    assert main(TASKS, [*call, f"--accept={digits}"]) == 0
    assert capsys.readouterr().out.endswith("1 taken into 1 column, in one act for each\n")
    assert main(TASKS, [*call, "--accept=000000000000"]) == 2


@pytest.fixture
def typed(tmp_path, capsys):
    """Type `import` with records; return the exit status, what was said, and how many acts the ledger holds."""
    root = make_site(tmp_path / "root").root

    def type_(*records, more=()):
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (tmp_path / "old.jsonl").write_text(lines, encoding="utf-8")
        words = ["import", f"{tmp_path}/old.jsonl", "laws", "--as=chen.yu", "--and=zhao.min", f"--root={root}", *more]
        status = main(TASKS, words)
        return status, capsys.readouterr().out, len(list(root.glob("ledger/2*/*/*.act")))

    return type_


def test_an_import_in_which_nothing_was_found_is_signed_at_once(typed):
    assert typed(LAW) == (0, "1 taken, 0 refused, 0 findings\n", 1)


def test_an_import_with_a_refusal_is_signed_when_its_report_was_read(typed):
    records = LAW, {**LAW, "title": "Springs", "body": "联系人：李（13812345678）"}

    status, said, acts = typed(*records)
    digits = re.search(r"Nothing is signed. To take over 1, both read this, then: --accept ([0-9a-f]{12})\n", said)[1]

    assert (status, acts) == (3, 0)
    assert "old.jsonl:2: refused: PRI002" in said
    assert typed(*records, more=[f"--accept={digits}"])[::2] == (3, 1)


def test_digits_of_another_report_sign_nothing(typed):
    status, said, acts = typed(LAW, more=["--accept=000000000000"])

    assert (status, acts) == (3, 0)
    assert "--accept 000000000000 stands for another report. Nothing is signed." in said


def test_a_dry_run_signs_nothing_and_asks_for_nothing(typed):
    assert typed(LAW, more=["--dry-run"]) == (0, "1 would be taken, 0 refused, 0 findings\n", 0)
