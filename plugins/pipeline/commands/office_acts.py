"""Tasks of the Information Office that take the rarer acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.model.error import UsageError
from plugins.pipeline.commands.arguments import workspace_of
from plugins.pipeline.commands.around_signing import was_there
from plugins.pipeline.commands.contacts import AS, ROOT
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.task import task

if TYPE_CHECKING:
    from datetime import datetime

    from plugins.model.act import Act

REASON = "the reason, in words"


def print_act(act: Act, at: datetime | None = None) -> None:
    """Say which act was taken, by whom and on what; with the instant of the task also whether it lay there before."""
    known = was_there(act, at) if at else ""
    print(f"{act.act} by {', '.join(act.by)}: {', '.join(item.id for item in act.items)}, act {act.id[:8]}{known}")


def number(option: str, value: str) -> int:
    """Return the whole number that an option names, 0 for none.

    Raises:
        UsageError: it is not one from 1 to 99999.
    """
    if not value:
        return 0
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 100_000):
        raise UsageError(f"--{option}: got {value!r}, expected a whole number such as 12")
    return int(value)


@task(
    help={
        "rule": "code of the rule, as inv check prints it, such as SEC006",
        "as_": AS,
        "pages": "how many pages you looked at, for a rule about files that no machine can read",
        "note": REASON,
        "root": ROOT,
    },
    signs=True,
)
def waive(path: str, rule: str, as_: str, note: str = "", pages: str = "", root: str = "") -> None:
    """Let one rule's findings on a submitted text pass; signed by somebody without a hand in it."""
    from plugins.pipeline.workspace.waivers import waive as waived

    print_act(waived(workspace_of(root), path, as_, rule, note, number("pages", pages)))


@task(
    help={
        "leader": "key of the leader or office that approved",
        "means": "slip, letter or telephone",
        "scan": "file with the scan of the slip or letter, or its digest; the file stays where it is",
        "confirm": "day by which the paper behind a telephone call will be here, such as 2026-11-25",
        "as_": AS,
        "note": REASON,
        "root": ROOT,
    },
    signs=True,
)
def relay(
    path: str, leader: str, means: str, as_: str, scan: str = "", confirm: str = "", note: str = "", root: str = ""
) -> None:
    """Sign, as a liaison, that a leader or an office approved on paper or by telephone: it counts as their step."""
    from plugins.pipeline.workspace.relays import relay as relayed

    workspace = workspace_of(root)
    act = relayed(workspace, path, as_, leader, means, scan=scan, confirm=confirm, note=note)
    print_act(act, workspace.at)


@task(
    help={
        "column": "key of the column they go to",
        "slug": "last part of the new address, for one document",
        "as_": AS,
        "note": "what the pages say of the change",
        "root": ROOT,
    },
    words=(),
    rest="paths",
    signs=True,
)
def move(paths: list[str], as_: str, column: str = "", slug: str = "", note: str = "", root: str = "") -> None:
    """Move public documents to another column or address: somebody else approves them, old addresses lead there."""
    from plugins.pipeline.commands.arguments import now, root_of
    from plugins.pipeline.workspace.moves import move as moved

    print_act(moved(root_of(root), now(), paths, as_, note, column, slug))
    print("They wait for approval there; until then they stand where they stood.")


@task(
    help={
        "as_": AS,
        "and_": "the second who signs; one of the two is the head of the Information Office",
        "digest": "beginning of the digest of one earlier text; without it all texts of a withdrawn document",
        "note": REASON,
        "root": ROOT,
    },
    signs=True,
)
def expunge(path: str, as_: str, and_: str, digest: str = "", note: str = "", root: str = "") -> None:
    """Destroy the bytes of a text that nobody may read, here and on the public host; its acts and digest stay."""
    from plugins.pipeline.commands.arguments import now, root_of
    from plugins.pipeline.workspace.expunctions import expunge as expunged

    for removed in expunged(root_of(root), now(), path, (as_, and_), note, digest):
        print(f"removed {removed}")
    print("Version control, other clones and backups still have it: docs/handbook/operator.md says how to clear them.")


@task(
    help={
        "as_": AS,
        "and_": "the second on duty who signs; one of the two is of the Information Office",
        "review": "time by which its review is owed, at most 24 hours from now, which is the default",
        "note": REASON,
        "root": ROOT,
    },
    signs=True,
)
def urgent(path: str, as_: str, and_: str, review: str = "", note: str = "", root: str = "") -> None:
    """Make a first notice public at once, signed by two people on duty; its review is owed by a time."""
    from plugins.pipeline.workspace.urgent_notices import make_urgent

    act = make_urgent(workspace_of(root), path, (as_, and_), note, review)
    print_act(act)
    print(in_root(f"Its review is owed by {act.value('review')}. Now: python3 inv release", root))
