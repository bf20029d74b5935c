"""The task import-site, as it is typed."""

from __future__ import annotations

import json
import re

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
    assert "Laws -> laws-and-regulations: 1 records, 1 taken, 0 refused\n" in said
    assert not list(root.glob("ledger/2*"))
    digits = re.search(r"Nothing is signed. .* --accept ([0-9a-f]{12})$", said, re.MULTILINE)[1]
    assert main(TASKS, [*call, f"--accept={digits}"]) == 0
    assert capsys.readouterr().out.endswith("1 taken, in one act for each of 1 columns\n")
    assert main(TASKS, [*call, "--accept=000000000000"]) == 2
