"""The command line: words, options, and the sentence that a wrong call gets."""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap

import pytest

from plugins.model.error import IntegrityError, UsageError
from plugins.pipeline.commands.command_line import main
from plugins.pipeline.commands.task import task
from plugins.pipeline.paths import REPOSITORY
from plugins.read.word_files import WAY
from plugins.system.child import ChildEndedError


@task(rest="paths", help={"paths": "files or folders"})
def check(paths: list[str], root: str = "", format_: str = "text", limit: int = 10) -> None:
    """Look for faults in what is being written.

    Names every fault with file and line.
    """
    print(f"check {paths} root={root} format={format_} limit={limit}")


@task(help={"as_": "who submits"})
def submit(path: str, as_: str, root: str = "") -> int:
    """Hand a document to the Information Office."""
    print(f"submit {path} as={as_}")
    return 3


@task()
def take_over(file: str, *, column: str, as_: str, and_: str) -> None:
    """Take documents over from an old site."""
    print(f"take-over {file} column={column} as={as_} and={and_}")


@task(words=["column", "title"])
def new(column: str, title: str = "", draft: bool = False, colour: bool = True) -> None:
    """Begin a document."""
    print(f"new {column} {title!r} draft={draft} colour={colour}")


@task()
def verify_release() -> None:
    """Check a release."""
    raise IntegrityError("public/releases/7 has other bytes than its list says.")


@task()
def build() -> None:
    """Build the site."""
    raise ChildEndedError("a process was ended from outside; is there enough memory?")


@task()
def serve() -> None:
    """Show the site."""
    raise KeyboardInterrupt


@task(name="test", passing=True, rest="arguments")
def pass_on(arguments: list[str]) -> None:
    """Run the tests."""
    print(f"test {arguments}")


TASKS = {one.name: one for one in (check, submit, take_over, new, verify_release, build, serve, pass_on)}


@pytest.mark.parametrize(
    ("call", "printed"),
    [
        ("check", "check [] root= format=text limit=10"),
        ("check a.md b.md", "check ['a.md', 'b.md'] root= format=text limit=10"),
        ("check a.md --root site b.md --limit=3", "check ['a.md', 'b.md'] root=site format=text limit=3"),
        ("check --format json", "check [] root= format=json limit=10"),
        ("check -- --odd.md -x", "check ['--odd.md', '-x'] root= format=text limit=10"),
        ("check check new", "check ['check', 'new'] root= format=text limit=10"),
        ("new work-updates", "new work-updates '' draft=False colour=True"),
        ("new work-updates Vaccines --draft --no-colour", "new work-updates 'Vaccines' draft=True colour=False"),
        ("new --title=--odd work-updates", "new work-updates '--odd' draft=False colour=True"),
        ("take-over --and b old.jsonl --as=a --column c", "take-over old.jsonl column=c as=a and=b"),
        ("test tests/read -k name --lf -- x", "test ['tests/read', '-k', 'name', '--lf', '--', 'x']"),
    ],
)
def test_a_task_gets_what_was_said(call, printed, capsys):
    assert main(TASKS, call.split()) == 0
    assert capsys.readouterr().out == printed + "\n"


def test_words_with_spaces_stay_whole(capsys):
    main(TASKS, ["new", "work-updates", "A title of four words"])
    assert "'A title of four words'" in capsys.readouterr().out


def test_the_number_a_task_returns_is_the_exit_status(capsys):
    assert main(TASKS, ["submit", "a.md", "--as", "li.wei"]) == 3
    assert capsys.readouterr().out == "submit a.md as=li.wei\n"


def test_two_calls_do_not_know_of_each_other(capsys):
    main(TASKS, ["check", "a.md"])
    main(TASKS, ["check"])
    assert capsys.readouterr().out.splitlines()[1].startswith("check []")


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("chek a.md", "There is no task chek (did you mean check?). python3 inv lists the tasks."),
        ("xyz", "There is no task xyz. python3 inv lists the tasks."),
        ("convert 定稿3.docx", f"There is no task convert. A document is {WAY}."),
        ("--lst", "There is no task --lst (did you mean --list?). python3 inv lists the tasks."),
        ("check --rot x", "inv check has no option --rot (did you mean --root?). python3 inv check --help explains."),
        ("check -r x", "inv check has no option -r; options are written out, as in --root. {}"),
        ("check --root", "inv check needs a value behind --root. {}"),
        ("check --root --limit 3", "inv check needs a value behind --root. {}"),
        ("check --limit many", "inv check takes a whole number behind --limit, not many. {}"),
        ("check --limit 3 --limit 4", "inv check was given LIMIT twice. {}"),
        ("check --paths a.md", "inv check takes PATHS as bare words, without --paths. {}"),
        ("submit", "inv submit needs PATH and --as VALUE. {}"),
        ("submit a.md li.wei", "inv submit has no use for li.wei. {}"),
        ("submit a.md as", "inv submit has no use for as (did you mean --as?). {}"),
        ("new", "inv new needs COLUMN. {}"),
        ("new work-updates --draft=yes", "inv new takes --draft alone, without a value. {}"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_status_2(call, sentence, capsys):
    name = call.partition(" ")[0]
    assert main(TASKS, call.split()) == UsageError.exit_status == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == sentence.format(f"python3 inv {name} --help explains.") + "\n"


def test_what_the_program_raises_on_purpose_is_its_message_and_its_exit_status(capsys):
    assert main(TASKS, ["verify-release"]) == 3
    assert capsys.readouterr().err == "public/releases/7 has other bytes than its list says.\n"


def test_a_child_that_was_ended_from_outside_is_one_sentence_and_exit_status_1(capsys):
    assert main(TASKS, ["build"]) == 1
    assert capsys.readouterr().err == "a process was ended from outside; is there enough memory?\n"


def test_ctrl_c_ends_with_130_and_without_a_traceback(capsys):
    assert main(TASKS, ["serve"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.parametrize("call", [[], ["--help"], ["-h"], ["--list"]])
def test_the_tasks_are_listed_with_the_first_line_of_their_docstrings(call, capsys):
    assert main(TASKS, call) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Usage: python3 inv TASK [ARGUMENTS]"
    assert "  check           Look for faults in what is being written." in lines
    assert "  verify-release  Check a release." in lines


def test_help_behind_a_task_describes_it_and_runs_nothing(capsys):
    assert main(TASKS, ["submit", "a.md", "--help"]) == 0
    assert capsys.readouterr().out == textwrap.dedent("""\
        Usage: python3 inv submit PATH --as VALUE [OPTIONS]

        Hand a document to the Information Office.

        Options:
          --as VALUE    who submits
          --root VALUE
        """)


def test_help_names_all_that_a_task_takes(capsys):
    main(TASKS, ["check", "--help"])
    assert capsys.readouterr().out == textwrap.dedent("""\
        Usage: python3 inv check [PATHS ...] [OPTIONS]

        Look for faults in what is being written.

        Names every fault with file and line.

        Arguments:
          PATHS  files or folders

        Options:
          --root VALUE
          --format VALUE
          --limit NUMBER
        """)


PRINTING = """
import sys
from plugins.pipeline.commands.command_line import main
from plugins.pipeline.commands.task import task
from plugins.pipeline.paths import REPOSITORY

@task()
def say():
    for _ in range({times}):
        print("卫规〔2026〕3号 ✓ 𠀀")

sys.exit(main(dict(say=say), ["say"]))
"""


def start(times: int, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PRINTING.format(times=times)],
        cwd=REPOSITORY,
        env={"PYTHONWARNINGS": "ignore", "SYSTEMROOT": "C:\\Windows", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_chinese_windows_console_shows_what_it_can():
    output, errors = start(1, PYTHONIOENCODING="cp936").communicate()
    assert (output.decode("cp936").strip(), errors) == ("卫规〔2026〕3号 ? ?", b"")


def test_a_reader_that_goes_away_ends_the_task_without_a_traceback():
    process = start(100_000)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait() == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize("end", [UsageError("no"), KeyboardInterrupt()], ids=["refused", "stopped"])
def test_what_was_said_before_a_task_ended_badly_is_not_lost(end, monkeypatch):
    @task()
    def talk() -> None:
        """Say something, and end."""
        print("said")
        raise end

    said = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(said, encoding="utf-8"))
    main({"talk": talk}, ["talk"])
    assert said.getvalue() == b"said\n"
