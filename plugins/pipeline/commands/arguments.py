"""What every task needs: the root, its workspace, the instant, and a way to show progress and findings."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import UsageError
from plugins.model.finding import Finding, Weight, weighed
from plugins.model.value import parse_instant
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.paths import REPOSITORY
from plugins.system.links import refuse_links
from plugins.system.state_folder import state_of

if TYPE_CHECKING:
    from plugins.pipeline.workspace.head_scan import ContentScan
    from plugins.pipeline.workspace.workspace import Workspace

SITE = Path("policy", "site.yaml")
"""What every site has, and by which it is known."""

FORMATS = ("text", "json", "github")


def root_of(root: str) -> Path:
    """Return the folder that ``--root`` names; without it the site in which one stands, else the repository.

    Raises:
        UsageError: it is not there, or holds no policy.
        LinkedFolderError: a folder of it that only this program makes is a symbolic link.
    """
    place = Path(root).resolve() if root else _here()
    if not (place / "policy").is_dir():
        raise UsageError(
            f"{place} holds no policy/; python3 inv new-site {quote(root) if root else 'DIR'} makes a site"
        )
    refuse_links(*state_of(place).folders)
    return place


def _here() -> Path:
    here = Path.cwd()
    return next((place for place in (here, *here.parents) if (place / SITE).is_file()), REPOSITORY)


def now() -> datetime:
    """Return the real time, with the ministry's zone."""
    return datetime.now(MINISTRY_ZONE)


def instant_of(at: str, option: str = "at") -> datetime:
    """Return the instant that ``--at``, or another option, names, now by default.

    Raises:
        UsageError: it is not one.
    """
    try:
        return parse_instant(at) if at else now()
    except ValueError as error:
        raise UsageError(f"--{option}: got {at!r}, expected {error}") from error


def workspace_of(root: str, at: str = "") -> Workspace:
    """Open the root that ``--root`` names at an instant, now by default.

    Raises:
        UsageError: as `root_of` and `instant_of`.
        PolicyError: the policy does not say what it must, and none was sealed before.
    """
    place, instant = root_of(root), instant_of(at)
    from plugins.pipeline.snapshot.tree_stamps import scan
    from plugins.system.fork import Forked

    # both take as long as the imports that follow
    root_scan, content_scan = Forked(lambda _: scan(place), fork=True), Forked(lambda _: _content(place), fork=True)
    try:
        from plugins.pipeline.snapshot.policy_in_force import policy_in_force
        from plugins.pipeline.workspace.working_tree import WorkingTree
        from plugins.pipeline.workspace.workspace import Workspace

        columns = policy_in_force(place).policy.columns
        tree = WorkingTree(place, columns, content_scan.result())
        opened = Workspace(place, instant, content=tree, root_scan=root_scan)
        for fault in opened.evaluation.policy_faults:
            print(in_root(str(fault), root), file=sys.stderr)
        return opened
    finally:
        root_scan.end()
        content_scan.end()


def _content(root: Path) -> ContentScan:
    from plugins.pipeline.workspace.head_scan import scan_content

    return scan_content(root)


def progress(things: Iterable[Any], what: str, total: int) -> Iterable[Any]:
    """Show a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty() or total < 50:
        return things
    from tqdm import tqdm

    return tqdm(things, desc=what, total=total, leave=False, file=sys.__stderr__)


def print_findings(findings: Sequence[Finding], format: str, root: str = "") -> int:
    """Print findings in one of `FORMATS` and return the exit status that follows: 3 if any refuses, else 0.

    Commands in them are for ``root``, if one is given.

    Raises:
        UsageError: there is no such format.
    """
    if format not in FORMATS:
        raise UsageError(f"--format: got {format}, expected one of {', '.join(FORMATS)}")
    if format == "json":
        keys = ("path", "line", "code", "rule", "field", "got", "expected", "document")
        rows = [{k: getattr(f, k) for k in keys} | {"weight": f.weight.name.lower()} for f in findings]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    for finding in findings if format != "json" else ():
        print(workflow_command(finding) if format == "github" else in_root(weighed(finding), root))
    return 3 if any(f.weight >= Weight.REFUSE for f in findings) else 0


def workflow_command(finding: Finding) -> str:
    """Return a finding as one line that GitHub shows beside the file.

    In the message ``%``, CR and LF are escaped, in properties ``:`` and ``,``
    too: a title that holds them can neither break the line nor begin another command.

    Source: GitHub Actions, workflow commands.
    """
    level = "error" if finding.weight >= Weight.REFUSE else "notice"
    file = _escaped(finding.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={file},line={max(finding.line, 1)}::{_escaped(str(finding))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
