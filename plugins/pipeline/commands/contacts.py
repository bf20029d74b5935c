"""Tasks of content contacts: new, table, check, submit, mine."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from plugins.model.counted import counted
from plugins.pipeline.commands.arguments import now, print_findings, progress, root_of, workspace_of
from plugins.pipeline.commands.around_signing import say_what_lies_here, was_there
from plugins.pipeline.commands.hints import from_here, in_root
from plugins.pipeline.commands.task import task

ROOT = "folder of content, approved, ledger and policy; by default the site in which you stand, else the repository"
AS = "who you are, as in policy/people.yaml"


@task(
    help={
        "as_": AS,
        "language": "en or zh-Hans; that of the title by default",
        "urgent": "a first notice that two people on duty make public at once",
        "root": ROOT,
    },
    words=["column", "title"],
)
def new(column: str, title: str, as_: str = "", language: str = "", urgent: bool = False, root: str = "") -> None:
    """Start a document: a file with an id and every key of its column."""
    from plugins.pipeline.workspace.new_document import new_document

    place = root_of(root)
    path = from_here(place, new_document(place, column, title, as_, language, now(), urgent=urgent))
    print(in_root(f"{path}\nWrite it, then: python3 inv check {quote(path)}", root))


@task(help={"file": "a CSV file with its schema beside it: wells.csv and wells.schema.json"})
def table(file: str) -> None:
    """Print the table that the text of a data set needs, made of its CSV file."""
    from plugins.pipeline.workspace.data_table import data_table

    print(data_table(Path(file)), end="")


@task(
    rest="paths",
    help={"paths": "documents, by path or id; none: all", "format": "text, json or github", "root": ROOT},
)
def check(paths: list[str], format: str = "text", root: str = "") -> int:
    """Check documents as approval will, and say what is to be mended; 3 when something would be refused."""
    workspace = workspace_of(root)
    tree = workspace.tree
    chosen = list(dict.fromkeys(path for what in paths for path in tree.paths_of(what))) if paths else list(tree.paths)
    found = [f for path in progress(chosen, "Checking", len(chosen)) for f in workspace.check(path)]
    strays = {finding for what in paths for finding in tree.strays_of(what)} if paths else {*tree.findings}
    status = print_findings(sorted({*found, *strays}), format, root)
    if format == "text":
        print(f"{counted(len(chosen), 'document')}, {counted(len(found), 'finding')}")
    return status


@task(help={"as_": AS, "root": ROOT}, signs=True)
def submit(path: str, as_: str, root: str = "") -> int:
    """Submit a document for review, or receive it for its contact."""
    workspace = workspace_of(root)
    act, findings = workspace.submit(path, as_)
    print(f"Submitted by {as_}: {act.items[0].id}, {act.items[0].digest}{was_there(act, workspace.at)}")
    status = print_findings(findings, "text", root)
    if status:
        print("It is submitted, and will not be approved while these stand; mend them and submit it again.")
    return status


@task(help={"as_": AS, "root": ROOT})
def mine(as_: str, root: str = "") -> None:
    """List your documents, where each stands, and why something came back."""
    from plugins.pipeline.workspace import inquiries as looking

    workspace = workspace_of(root)
    for line in looking.mine(workspace, as_):
        print(line)
    say_what_lies_here(workspace.root)
