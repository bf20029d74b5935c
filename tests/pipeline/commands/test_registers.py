"""The tasks register and registers, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.pipeline.commands.command_line import main
from tasks import TASKS
from tests.sites.make import make_site

PLAN = {
    "department": "disease-control",
    "unit": "Institute of Lakes",
    "content": "report",
    "name": "own",
    "subject": "Snails",
    "reach": "two newspapers, in December",
}


@pytest.fixture
def root(tmp_path: Path) -> str:
    """The folder of a site."""
    return str(make_site(tmp_path / "root").root)


def options(**answers: str) -> list[str]:
    """Return answers as options."""
    return [word for name, answer in answers.items() for word in (f"--{name}", answer)]


def test_an_entry_is_opened_taken_on_and_shown(root, capsys):
    assert main(TASKS, ["register", "plan", "--as", "li.wei", *options(**PLAN), f"--root={root}"]) == 0
    first, then = capsys.readouterr().out.splitlines()
    reference = first.split()[1].rstrip(":")
    assert first.startswith(f"plan {reference}: file by li.wei, act ")
    command = f"python3 inv register --root {root} plan {reference} --as WHO"
    assert then == f"Next is department, by liaison of disease-control: {command}"
    assert main(TASKS, ["register", "plan", reference, "--as", "guo.tao", "--root", root]) == 0
    assert main(TASKS, ["registers", "--root", root]) == 0
    assert "waits for approve by information-office" in capsys.readouterr().out
    assert main(TASKS, ["registers", "plan", reference, "--root", root]) == 0
    assert "      unit: Institute of Lakes\n" in capsys.readouterr().out
    assert main(TASKS, ["register", "plan", reference, "approve", "--as", "chen.yu", "--root", root]) == 0
    assert "Next is" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["register"], "There is no register without a name; there are"),
        (["register", "plan"], "inv register needs --as WHO"),
        (["register", "plan", "--as"], "inv register needs a value behind --as"),
        (["register", "plan", "--as", "--root"], "inv register needs a value behind --as"),
        (["register", "plan", "--as", "li.wei", "--as", "he.lin"], "inv register was given --as twice"),
        (
            ["register", "plan", "a", "b", "c", "--as", "li.wei"],
            "inv register has no use for c; an answer of several words stands in quotes",
        ),
        (["register", "plan", "--as", "li.wei"], "plan file needs\n  --department"),
        (["registers", "talk"], "There is no register talk"),
        (["registers", "plan", "00000000"], "The register plan has no entry 00000000."),
    ],
)
def test_a_call_that_cannot_be_carried_out_gets_a_sentence(words, sentence, root, capsys):
    assert main(TASKS, [*words, f"--root={root}"]) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_on_a_terminal_what_is_missing_is_asked_for(root, capsys, monkeypatch):
    replies = iter(["magic department", "disease-control"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: print(question) or next(replies))
    given = {name: answer for name, answer in PLAN.items() if name != "department"}
    assert main(TASKS, ["register", "plan", "--as", "li.wei", *options(**given), "--root", root]) == 0
    said = capsys.readouterr().out.splitlines()
    question = (
        "Which business department is the unit under? (a key of policy/departments.yaml, such as disease-control): "
    )
    assert said[:4] == [
        "li.wei enters the plan that a unit made.",
        question,
        "  got 'magic department', expected a key of policy, in lower case, such as sun.hao or disease-control",
        question,
    ]


def test_the_end_of_the_input_signs_nothing(root, capsys, monkeypatch):
    def ended(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", ended)
    assert main(TASKS, ["register", "plan", "--as", "li.wei", "--root", root]) == 2
    assert capsys.readouterr().err == "no answer; nothing more was signed\n"
    assert not list(Path(root).glob("ledger/2*"))
