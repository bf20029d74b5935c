"""Tasks that take over documents of an old site: those of one column, and a whole site by a map of its columns."""

from __future__ import annotations

from pathlib import Path

from plugins.model.counted import counted
from plugins.model.finding import Weight
from plugins.pipeline.commands.arguments import now, print_findings, progress, root_of
from plugins.pipeline.commands.contacts import ROOT
from plugins.pipeline.commands.task import task


@task(
    name="import",
    help={
        "column": "key of the column, or its beginning",
        "as_": "the first who signs, of the Information Office",
        "and_": "the second who signs; one of the two is the head",
        "accept": "the digits under the report that both have read, where it has refused or found anything",
        "dry_run": "report only, write nothing",
        "root": ROOT,
    },
    signs=True,
)
def import_(
    file: str, column: str, as_: str, and_: str, accept: str = "", dry_run: bool = False, root: str = ""
) -> int:
    """Take over an old site's records, JSON Lines, in one act that two people sign when they saw what was found."""
    from plugins.pipeline.workspace.import_records import import_records

    came = import_records(
        *(root_of(root), Path(file), column, (as_, and_), now(), progress),
        lambda report: not dry_run and (report.seen == accept or (report.is_clean and not accept)),
    )
    for line, reason in came.refused:
        print(f"{file}:{line}: refused: {reason}")
    print_findings(sorted(f for f in came.findings if f.weight is not Weight.NOTE), "text", root)
    for record in came.taken:
        for note in record.notes:
            print(f"{file}:{record.line}: {note}")
    done = "taken" if came.act else "would be taken"
    print(f"{len(came.taken)} {done}, {len(came.refused)} refused, {counted(len(came.findings), 'finding')}")
    if came.act or dry_run or not came.taken:
        return 3 if came.refused else 0
    if accept:
        print(f"--accept {accept} stands for another report.", end=" ")
    print(f"Nothing is signed. To take over {len(came.taken)}, both read this, then: --accept {came.seen}")
    return 3


@task(
    name="import-site",
    words=["file", "map"],
    help={
        "file": "records of the old site, JSON Lines",
        "map": "CSV: old,column,department,keys,note",
        "as_": "the first who signs, of the Information Office",
        "and_": "the second who signs; one of the two is the head",
        "by": "key of a record that names its old column",
        "accept": "the digits under the report that both have read; without them nothing is signed",
        "root": ROOT,
    },
    signs=True,
)
def import_site(file: str, map: str, as_: str, and_: str, by: str = "section", accept: str = "", root: str = "") -> int:
    """Take over the columns of an old site by a map; report first, and sign when the report was seen."""
    from plugins.pipeline.workspace.import_site import import_site as take_over
    from plugins.pipeline.workspace.import_site import said

    report = take_over(root_of(root), Path(file), Path(map), by, (as_, and_), now(), progress, accept)
    findings = [f for one in report.columns.values() for f in one.findings if f.weight is not Weight.NOTE]
    print_findings(sorted(findings), "text", root)
    print(*said(report), sep="\n")
    taken = sum(one.taken for one in report.old)
    if report.signed:
        print(f"{taken} taken into {counted(len(report.columns), 'column')}, in one act for each")
    else:
        print(f"Nothing is signed. To take over {taken}, both read this, then: --accept {report.seen}")
    return 3 if taken < sum(one.records for one in report.old) or report.unread else 0
