"""Commands that are printed run where they are read, and paths open there."""

from __future__ import annotations

import ast
import re
from datetime import timedelta

import pytest

from plugins.pipeline.commands import arguments, machine
from plugins.pipeline.commands.command_line import main
from plugins.pipeline.commands.hints import COMMAND, ROOTLESS, from_here, in_root
from plugins.pipeline.commands.parameter import Kind, parameters
from tasks import TASKS
from tests.architecture.sources import faults_of, tree_of
from tests.sites.make import copy_site, make_site, with_root
from tests.sites.texts import UPDATES, update

SENTENCE = "li.wei has no key in policy/people.yaml; python3 inv enroll li.wei makes one"


def test_without_a_root_nothing_is_added():
    assert in_root(SENTENCE, "") == SENTENCE


@pytest.mark.parametrize(
    ("root", "command"),
    [
        ("../play", "python3 inv enroll --root ../play li.wei makes one"),
        ("../演 示", "python3 inv enroll --root '../演 示' li.wei makes one"),
        ("../a'b", "python3 inv enroll --root '../a'\"'\"'b' li.wei makes one"),
    ],
)
def test_a_command_is_for_the_root_that_the_task_was_given(root, command):
    assert in_root(SENTENCE, root).endswith(f"; {command}")


@pytest.mark.parametrize(
    "sentence",
    [
        "python3 inv lists the tasks.",
        "python3 inv installs what requirements.lock names",
        "python3 inv new-site DIR makes a site",
        "python3 inv table wells.csv",
        "Try: python3 inv queue --root demo",
        "Look at it: python3 inv serve --public --root demo shows output/",
    ],
)
def test_a_sentence_about_no_root_and_one_with_its_root_stay(sentence):
    assert in_root(sentence, "../play") == sentence


def test_exactly_the_tasks_that_take_no_root_are_left_alone():
    takes = {name for name, task in TASKS.items() if "root" in {one.name for one in parameters(task)}} | {"register"}
    assert {name for name in TASKS if in_root(f"python3 inv {name}", "x") == f"python3 inv {name}"} == set(ROOTLESS)
    assert TASKS.keys() - takes == set(ROOTLESS)


CALLS = re.compile(r"python3 inv ([a-z]+(?:-[a-z]+)*)((?: (?:[A-Z][A-Z-]*|\{[^}]*\}|--[a-z-]+|[0-9]+))*)")


def calls_that_lack_something(path, source):
    """Yield commands in texts of a file that would be refused as they are typed there: a word or option is missing."""
    tree = ast.parse(source)
    owners = (node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))
    told = {id(node.body[0].value) for node in owners if node.body and isinstance(node.body[0], ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in told | parts:
            for name, rest in CALLS.findall(re.sub(r"^f?['\"]+|\\n.*", "", ast.unparse(node))):
                words = rest.partition(" --")[0].split()
                asked = [one for one in parameters(TASKS[name]) if one.required] if name in TASKS else []
                bare = [one for one in asked if one.kind is Kind.WORD]
                if len(words) < len(bare) or any(f"{one.option}" not in rest for one in asked if one not in bare):
                    yield f"{path}:{node.lineno}: python3 inv {name}{rest}"


def test_every_command_that_is_named_has_all_that_it_needs():
    assert faults_of(calls_that_lack_something, lambda path: re.match(r"plugins/.*\.py", path)) == []


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("python3 inv approve {id} --as {who} signs", 0),
        ("python3 inv approve {id} signs", 1),
        ("python3 inv return {id} --as WHO", 1),
        ("python3 inv queue shows what is left", 0),
    ],
)
def test_a_command_that_lacks_a_word_or_an_option_is_found(words, faults):
    assert len(list(calls_that_lack_something("a.py", f'said = f"{words}"'))) == faults


def test_a_path_opens_from_where_one_stands(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert from_here(tmp_path / "play", "content/a.md") == "../play/content/a.md"
    monkeypatch.chdir(tmp_path)
    assert from_here(tmp_path, "content/a.md") == "content/a.md"


PATH = f"{UPDATES}/a.md"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A site with a root and a text that is public."""
    site = with_root(make_site(tmp_path_factory.mktemp("site") / "root"))
    site.write(PATH, update("k7m29xqf", "Wells"))
    site.approve(PATH)
    site.release()
    return site


def column_is_edited(site):
    place = site.root / "policy" / "columns" / "work-updates.yaml"
    place.write_text(place.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")


def text_is_edited(site):
    place = site.write(f"{UPDATES}/b.md", update("n3ghb0rr", "Springs"))
    site.submit(f"{UPDATES}/b.md")
    place.write_text(place.read_text(encoding="utf-8") + "\nAnother line.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("happens", "later", "words"),
    [
        pytest.param(None, 0, ["hold", PATH, "--as=he.lin", "--note=Wait."], id="what is public stays"),
        pytest.param(None, 10, ["release"], id="a clock that is not believed"),
        pytest.param(None, 0, ["build"], id="a build"),
        pytest.param(None, 0, ["revoke", "chen.yu"], id="a revocation that the root signs"),
        pytest.param(column_is_edited, 0, ["check"], id="a policy that nobody signed"),
        pytest.param(column_is_edited, 0, ["verify"], id="the same, read in full"),
        pytest.param(text_is_edited, 0, ["queue"], id="a text that was changed in the queue"),
        pytest.param(text_is_edited, 0, ["review", "--as=chen.yu"], id="the same on the walk"),
    ],
)
def test_no_task_names_a_command_that_is_for_another_root(
    happens, later, words, released, tmp_path, monkeypatch, capsys
):
    site = copy_site(released, tmp_path / "root")
    if happens:
        happens(site)
    now = site.instant + timedelta(days=later)
    for module in (arguments, machine):
        monkeypatch.setattr(module, "now", lambda: now)
    monkeypatch.setattr("builtins.input", lambda _: "quit")
    main(TASKS, [*words, f"--root={site.root}"])
    said = "".join(capsys.readouterr())
    assert f"--root {site.root}" in said
    assert COMMAND.findall(said) == []


def test_the_same_holds_of_a_site_without_a_root(tmp_path, capsys):
    site = make_site(tmp_path / "root")
    main(TASKS, ["verify", f"--root={site.root}"])
    said = capsys.readouterr().out
    assert f"python3 inv new-root --root {site.root}" in said
    assert COMMAND.findall(said) == []


def bare_hints(path, source):
    """Yield prints of a command that nobody gave a root."""
    for node in tree_of(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            words = ast.unparse(node)
            if COMMAND.search(words) and "in_root(" not in words:
                yield f"{path}:{node.lineno}: {words}"


def test_every_command_that_is_printed_is_given_the_root():
    assert faults_of(bare_hints, lambda path: path.startswith("plugins/pipeline/commands/")) == []


def test_a_command_that_is_printed_without_is_found():
    assert len(list(bare_hints("a.py", 'print(f"Now: python3 inv release {x}")'))) == 1
    assert list(bare_hints("a.py", 'print(in_root("Now: python3 inv release", root))')) == []
