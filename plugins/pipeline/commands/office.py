"""Tasks of the Information Office: queue, diff, and the acts."""

from __future__ import annotations

import re
import sys
from shlex import quote
from typing import TYPE_CHECKING

from plugins.model.error import RefusedError, UsageError
from plugins.model.returning import RETURN_REASONS
from plugins.model.withdrawal import OPEN
from plugins.model.withholding import REASONS
from plugins.pipeline.commands.arguments import print_findings, workspace_of
from plugins.pipeline.commands.around_signing import say_what_lies_here
from plugins.pipeline.commands.asking import one_of
from plugins.pipeline.commands.contacts import AS, ROOT
from plugins.pipeline.commands.hints import from_here, in_root
from plugins.pipeline.commands.office_acts import print_act
from plugins.pipeline.commands.task import task

if TYPE_CHECKING:
    from plugins.pipeline.workspace.workspace import Workspace

NOTE = "the reason, in words for its author"
DIGEST = re.compile("(?:sha256:)?[0-9a-f]{8,64}")


def _kind_of_reason(reason: str) -> str:
    """Return a kind of reason for which a text is sent back.

    Raises:
        UsageError: it is none.
    """
    if reason not in RETURN_REASONS:
        raise UsageError(f"got {reason!r} as the kind of reason, expected one of {', '.join(RETURN_REASONS)}")
    return reason


def _show_page(workspace: Workspace, what: str) -> None:
    from plugins.pipeline.workspace import inquiries as looking

    print(*looking.page(workspace, what), sep="\n")


def _show_source(workspace: Workspace, what: str) -> None:
    from plugins.pipeline.workspace import inquiries as looking

    for line in looking.difference(workspace, what):
        print(line)


def _show_closing(workspace: Workspace, id: str) -> None:
    from plugins.pipeline.workspace import inquiries as looking

    print(*(f"  {line}" for line in looking.texts_to_close(workspace, id)), sep="\n")


@task(help={"root": ROOT})
def queue(root: str = "") -> None:
    """List what waits for review, what is due first, with the digest that approval will sign."""
    from plugins.desk.queue import queue_lines, unsettled_lines, waiting
    from plugins.pipeline.workspace.inquiries import changed_since_submission

    workspace = workspace_of(root)
    found = waiting(workspace.evaluation.pending, workspace.tree, workspace.policy, workspace.at)
    unsettled = unsettled_lines(workspace.evaluation.unsettled)
    for line in (*queue_lines(found, changed_since_submission(workspace)), *unsettled):
        print(in_root(line, root))
    say_what_lies_here(workspace.root)


@task(help={"root": ROOT})
def diff(path: str, root: str = "") -> None:
    """Show what the working text changes in the text approved last: on the page, then in the source."""
    workspace = workspace_of(root)
    _show_page(workspace, path)
    _show_source(workspace, path)


@task(
    help={
        "as_": AS,
        "digest": "beginning of the digest you looked at",
        "former": f"why the earlier texts are not to be read again: {', '.join(REASONS)}",
        "note": NOTE,
        "root": ROOT,
    },
    signs=True,
)
def approve(path: str, as_: str, digest: str = "", former: str = "", note: str = "", root: str = "") -> None:
    """Approve a submitted document: sign the digest that is displayed, below what the page will show."""
    if digest and not DIGEST.fullmatch(digest):
        raise UsageError(
            f"got --digest {digest!r}, expected its first 8 letters and digits or more, as they were shown"
        )
    workspace = workspace_of(root)
    _, document = workspace.document(path)
    shown = workspace.digest(document)
    if not digest:
        _show_page(workspace, path)
    print(f"{document.id}  {document.string('title')}\n{shown}")
    if former:
        if former not in REASONS:
            raise UsageError(f"got --former {former!r}, expected one of {', '.join(REASONS)}")
        print(f"These texts go off the site with this approval, and out of older releases: {former}.")
        _show_closing(workspace, document.id)
    if not digest:
        if not sys.stdin.isatty():
            again = f"python3 inv approve {quote(path)} --as {as_} --digest {shown[7:19]}"
            raise UsageError(f"Nobody can be asked here. Where this is the text that you looked at: {again}")
        if one_of("Approve this text?", "yes", "no") != "yes":
            raise RefusedError("Not approved.")
        digest = shown
    print_act(workspace.approve(path, as_, digest, note, former), workspace.at)


@task(
    name="return",
    help={
        "reason": f"kind of reason: {', '.join(RETURN_REASONS)}",
        "as_": AS,
        "note": NOTE,
        "root": ROOT,
    },
    signs=True,
)
def send_back(path: str, reason: str, as_: str, note: str = "", root: str = "") -> None:
    """Send a submitted document back to its author, with the kind of reason, and the reason in words."""
    workspace = workspace_of(root)
    print_act(workspace.take("return", path, as_, note, reason=_kind_of_reason(reason)), workspace.at)


@task(help={"root": ROOT})
def returned(root: str = "") -> None:
    """List what was sent back and not submitted again, with kind of reason and reason, oldest first."""
    from plugins.pipeline.workspace import inquiries as looking

    for line in looking.returned(workspace_of(root)):
        print(line)


@task(help={"as_": AS, "note": NOTE, "root": ROOT}, signs=True)
def hold(path: str, as_: str, note: str = "", root: str = "") -> None:
    """Stop a document at once: what is public stays, nothing new of it goes out, nor of what goes with it."""
    workspace = workspace_of(root)
    act = workspace.take("hold", path, as_, note)
    print_act(act, workspace.at)
    if (id := act.items[0].id) in workspace.catalogue.publications:
        command = f"python3 inv withdraw {id} --as WHO --note REASON"
        off = f"the Information Office takes it off the site: {command}"
        print(in_root(f"What is public of it stays; {off}", root))


@task(help={"as_": AS, "note": NOTE, "root": ROOT}, signs=True)
def lift(path: str, as_: str, note: str = "", root: str = "") -> None:
    """Lift a hold; somebody else than the one who held."""
    workspace = workspace_of(root)
    print_act(workspace.take("lift", path, as_, note), workspace.at)


@task(
    help={
        "as_": AS,
        "cites": "what it follows: a document of the site by id or address, or a release on a host that policy names",
        "note": NOTE,
        "root": ROOT,
    },
    signs=True,
)
def go(path: str, as_: str, cites: str, note: str = "", root: str = "") -> None:
    """Open a document that waits for a go, citing the address of the release it follows."""
    from plugins.pipeline.workspace.signals import give_signal

    print_act(give_signal(workspace_of(root), path, as_, cites, note))


@task(
    help={
        "as_": AS,
        "note": NOTE,
        "reason": f"what the public is told: {', '.join(OPEN)} (the notice says the title), or "
        f"{', '.join(REASONS)} (it does not); neither title nor reason by default",
        "successor": "id of the document that replaces it, with --reason replaced",
        "root": ROOT,
    },
    signs=True,
)
def withdraw(path: str, as_: str, note: str = "", reason: str = "", successor: str = "", root: str = "") -> None:
    """Take a document off the public site; a notice stands in its place."""
    workspace = workspace_of(root)
    if successor and not workspace.is_known(successor):
        raise UsageError(f"got --successor {successor!r}, expected the id of a document of this site")
    print_act(workspace.take("withdraw", path, as_, note, reason=reason, successor=successor), workspace.at)
    print(f"The notice in its place says {_told(reason, successor)}.")


def _told(reason: str, successor: str) -> str:
    """Say what the public learns from a withdrawal."""
    if not reason:
        return "neither title nor reason"
    if reason not in OPEN:
        return f"the reason, {reason}, and not the title"
    leads = f", and leads to {successor} once that is public" if successor else ""
    return f"the title and the reason, {reason}{leads}"


@task(help={"at": "an instant such as 2026-11-23T10:00; now by default", "root": ROOT})
def why(what: str, at: str = "", root: str = "") -> None:
    """Say who let a document through, or why it is not public; by id, path or address."""
    from plugins.pipeline.workspace import inquiries as looking

    for line in looking.why(workspace_of(root, at), what):
        print(in_root(line, root))


@task(help={"format": "text, json or github", "root": ROOT})
def overdue(format: str = "text", root: str = "") -> int:
    """List what is owed and by when; 4 when something is overdue."""
    from plugins.pipeline.snapshot.policy_acts import nobody_signs
    from plugins.pipeline.workspace import inquiries as looking

    workspace = workspace_of(root)
    findings = looking.owed(workspace)
    print_findings(findings, format, root)
    if format == "text" and not findings:
        print("Nothing is owed.")
    if format == "text" and (sentence := nobody_signs(workspace.evaluation.policy_acts.chain)):
        print(in_root(sentence, root))
    return 4 if any(f.due and f.due <= workspace.at for f in findings) else 0


@task(help={"as_": AS, "language": "en or zh-Hans, of the words around the texts", "root": ROOT})
def gazette(month: str, as_: str, language: str = "en", root: str = "") -> None:
    """Compose the gazette of a month that has ended, such as 2026-10: contents, and a PDF with pages to cite."""
    from plugins.pipeline.workspace.gazette_issue import compose_issue

    workspace = workspace_of(root)
    path = from_here(workspace.root, compose_issue(workspace, month, as_, language))
    hint = f"python3 inv submit {quote(path)} --as {as_}"
    print(in_root(f"{path}\nLook at it and at the PDF beside it, then: {hint}", root))
