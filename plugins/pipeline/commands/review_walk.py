"""The walk through the queue: each text is shown and decided on, and nothing is signed that nobody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.model.error import SiteError
from plugins.model.returning import RETURN_REASONS
from plugins.pipeline.commands.arguments import print_findings, workspace_of
from plugins.pipeline.commands.asking import EndedError, one_of, one_of_or_back, something_or_back
from plugins.pipeline.commands.contacts import AS, ROOT
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.office_acts import print_act
from plugins.pipeline.commands.task import task

if TYPE_CHECKING:
    from plugins.desk.queue import Waiting
    from plugins.pipeline.workspace.workspace import Workspace

ANSWERS = ("approve", "return", "skip", "quit")


@task(help={"as_": AS, "root": ROOT}, signs=True)
def review(as_: str, root: str = "") -> None:
    """Walk the queue, what is due first: look at each text, then approve it, return it with a reason, or skip it."""
    from plugins.desk.queue import waiting

    workspace = workspace_of(root)
    found = waiting(workspace.evaluation.pending, workspace.tree, workspace.policy, workspace.at)
    for count, one in enumerate(found, 1):
        print(f"\n{count} of {len(found)}")
        try:
            if not _decided(workspace_of(root), one, as_, root):
                break
        except EndedError:
            raise
        except SiteError as error:
            print(in_root(str(error), root))
    after = "That was the queue: python3 inv queue shows what is left." if found else "Nothing waits for review."
    print(f"\n{in_root(after, root)}")


def _decided(workspace: Workspace, one: Waiting, who: str, root: str) -> bool:
    """Show one text and carry out what is answered; return whether the walk goes on.

    Raises:
        EndedError: the input has ended.
        SiteError: it cannot be shown, or the act would not count.
    """
    from plugins.desk.queue import queue_lines
    from plugins.pipeline.workspace import inquiries as looking

    print(in_root("\n".join(queue_lines([one], looking.changed_since_submission(workspace))), root))
    id = one.dossier.id
    if one.document is None:
        print("Its text is not in content/ here, or cannot be read: fetch content/ again, or ask whoever submitted it.")
        return True
    print(*looking.page(workspace, id), *looking.difference(workspace, id), sep="\n")
    print_findings(workspace.check(workspace.tree.path_of(id)), "text", root)
    pending, submitters = workspace.dossier(id).pending, one.dossier.steps[0].by
    if who in submitters:
        print(f"{who} handed it in, so somebody else approves it.")
    answers = ANSWERS[1:] if who in submitters else ANSWERS
    while (answer := one_of(f"{id} {pending[:19]}: what now?", *answers)) == "return":
        if _returned(workspace, id, who):
            return True
        print("Nothing was signed.")
    if answer == "approve":
        print_act(workspace.approve(id, who, pending))
    return answer != "quit"


def _returned(workspace: Workspace, id: str, who: str) -> bool:
    """Ask why a text is sent back, and send it back; return whether it was: whoever goes back signs nothing."""
    reason = one_of_or_back("Kind of reason?", *RETURN_REASONS)
    note = something_or_back("Reason, for the author") if reason else ""
    if note:
        print_act(workspace.take("return", id, who, note, reason=reason))
    return bool(note)
