"""The demonstration: the life of a fictional ministry's documents, replayed with fresh keys."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from plugins.model.act import Item
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.publish.make_release import make_release
from plugins.pipeline.setup.keys import enroll
from plugins.pipeline.setup.new_site import first_root, new_site
from plugins.pipeline.workspace.attachments import attachment_files
from plugins.pipeline.workspace.expunctions import expunge
from plugins.pipeline.workspace.gazette_issue import compose_issue
from plugins.pipeline.workspace.moves import move
from plugins.pipeline.workspace.registering import answered, next_step, take_step
from plugins.pipeline.workspace.relays import relay
from plugins.pipeline.workspace.urgent_notices import make_urgent
from plugins.pipeline.workspace.waivers import waive
from plugins.pipeline.workspace.workspace import Workspace
from plugins.policy.load import load_policy
from plugins.review.acting import write_revision
from plugins.review.canonical import canonical_bytes
from plugins.review.entitlement import OFFICE
from plugins.review.known_acts import ACTS
from plugins.review.proposal import Proposal
from plugins.review.status_line import set_status
from plugins.system.progress import Progress
from plugins.system.state_folder import state_of

SOURCE = "demonstration"
TIMELINE = "timeline"
BEFORE_ALL = parse_instant("2025-01-01T00:00")
RECORDED = ("content", "approved", "ledger", "policy")


def replay(repository: Path, folder: Path, progress: Progress) -> None:
    """Make ``folder`` a site in which the whole timeline has happened, every key in its ``.keys/``.

    Raises:
        UsageError: something lies in the folder already.
        RefusedError: an event of the timeline breaks a rule.
    """
    new_site(repository / SOURCE, folder)
    for person in load_policy(folder).people:
        enroll(folder, person, BEFORE_ALL)
    deque(first_root(folder, BEFORE_ALL), maxlen=0)
    events = timeline(repository)
    for event in progress(events, "Replaying", len(events)):
        happen(repository / SOURCE, folder, event)


def timeline(repository: Path) -> list[Mapping[str, Any]]:
    """Return the events of every file of the timeline in the order in which they happen.

    Raises:
        ValueError: two events have one time, so that nothing says which comes first.
    """
    events: dict[datetime, Mapping[str, Any]] = {}
    for file in sorted((repository / SOURCE / TIMELINE).glob("*.yaml")):
        for event in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["events"]:  # noqa: S506 - strings only
            if events.setdefault(parse_instant(event["at"]), event) is not event:
                raise ValueError(f"{file.name}: {event['at']} is the time of another event as well; choose another")
    return [events[at] for at in sorted(events)]


def happen(source: Path, root: Path, event: Mapping[str, Any]) -> None:
    """Let one event happen at its time."""
    at = parse_instant(event["at"])
    document = event.get("document", "")
    path = f"content/{document}.md"
    note = (source / event["note"]).read_text(encoding="utf-8") if "note" in event else ""
    if document and not (root / path).exists() and event["do"] != "edit":
        _lay(source / "documents" / f"{document}.md", root / path)
    match event["do"]:
        case "release":
            make_release(BuildOptions(root, state_of(root).output, at), _ticking(at))
        case "edit":
            _lay(source / event["from"], root / path)
        case "adopt":
            _adopt(Workspace(root, at), path, event["by"])
        case "urgent":
            make_urgent(Workspace(root, at), path, event["by"])
        case "submit":
            Workspace(root, at).submit(path, event["by"])
        case "approve":
            Workspace(root, at).approve(path, event["by"], note=note, former=event.get("former", ""))
        case "relay":
            scan, confirm = event.get("scan", ""), event.get("confirm", "")
            workspace, who = Workspace(root, at), event["by"]
            relay(workspace, path, who, event["leader"], event["means"], scan=scan, confirm=confirm, note=note)
        case "waive":
            waive(Workspace(root, at), path, event["by"], event["rule"], note, int(event.get("pages", 0)))
        case "move":
            move(root, at, [path], event["by"], note, event.get("column", ""), event.get("slug", ""))
        case "expunge":
            _expunge(root, at, path, event["by"], note)
        case "gazette":
            compose_issue(Workspace(root, at), event["month"], event["by"], event["language"], event["id"])
        case "register":
            _register(Workspace(root, at), event)
        case kind:
            given = {key.name: event[key.name] for key in ACTS[kind].keys if key.name in event}
            Workspace(root, at).take(kind, path, event["by"], note, **given)


def record(repository: Path, made: Path) -> None:
    """Put a replayed demonstration into the repository: documents, revisions, acts, policy; no private key."""
    for name in RECORDED:
        shutil.rmtree(repository / name, ignore_errors=True)
        shutil.copytree(made / name, repository / name)


def _lay(source: Path, target: Path) -> None:
    """Put a text and its attachments where working documents lie."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    attachments = source.with_suffix("")
    if attachments.is_dir():
        shutil.copytree(attachments, target.with_suffix(""), dirs_exist_ok=True)


def _adopt(workspace: Workspace, path: str, by: list[str]) -> None:
    _, document = workspace.document(path)
    column, digest = workspace.column(document), workspace.digest(document)
    files = attachment_files(workspace.root / path, document)
    data = canonical_bytes(document, column)
    write = partial(write_revision, workspace.root, document.id, digest, data, files)
    workspace.sign(Proposal("adopt", tuple(by), OFFICE, (Item(document.id, digest, ()),)), write)
    set_status(workspace.root, path, "approved")


def _expunge(root: Path, at: datetime, path: str, by: list[str], note: str) -> None:
    """Destroy the first text of a document; the source of the demonstration, which is invented, keeps it."""
    workspace = Workspace(root, at)
    expunge(root, at, path, by, note, workspace.dossier(workspace.document(path)[1].id).approvals[0].digest)


def _register(workspace: Workspace, event: Mapping[str, Any]) -> None:
    """Take a step on an entry of a register; one whose reference is not known yet is opened."""
    reference = event["reference"]
    known = reference if reference in workspace.evaluation.entries else ""
    meant = next_step(workspace, event["register"], known, event.get("step", ""))
    take_step(workspace, meant, event["by"], *answered(meant, event.get("answers", {}), None), reference)


def _ticking(at: datetime) -> Any:
    """Return a clock that begins at ``at`` and moves on by a second each time it is read."""
    seconds = iter(range(10_000))
    return lambda: at + timedelta(seconds=next(seconds))
