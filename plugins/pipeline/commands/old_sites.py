"""The task that takes over a whole old site by a map of its columns."""

from __future__ import annotations

from pathlib import Path

from plugins.model.finding import Weight
from plugins.pipeline.commands.arguments import now, print_findings, progress, root_of
from plugins.pipeline.commands.contacts import ROOT
from plugins.pipeline.commands.task import task


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
        print(f"{taken} taken, in one act for each of {len(report.columns)} columns")
    else:
        print(f"Nothing is signed. To take over {taken}, both read this, then: --accept {report.seen}")
    return 3 if taken < sum(one.records for one in report.old) or report.unread else 0
