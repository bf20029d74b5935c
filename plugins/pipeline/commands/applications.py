"""Tasks on applications: receive, which prints a receipt, application, which finds one, and progress."""

from __future__ import annotations

import sys

from plugins.model.counted import counted
from plugins.model.error import UsageError
from plugins.pipeline.commands.arguments import workspace_of
from plugins.pipeline.commands.contacts import AS, ROOT
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.registers import asked
from plugins.pipeline.commands.task import task


@task(
    help={
        "as_": AS,
        "department": "key of the department that decides it",
        "file": "number of your own file; no name",
        "root": ROOT,
    },
    signs=True,
)
def receive(as_: str, department: str = "", file: str = "", root: str = "") -> None:
    """Enter an application, and print the receipt with its number: once, for nobody keeps the number."""
    from plugins.desk.receipt import receipt
    from plugins.model.acceptance_number import address_of_number, new_number
    from plugins.model.clock import day_of
    from plugins.model.progress import REGISTER, SHOWN_AT
    from plugins.pipeline.workspace import registering
    from plugins.plan.entries import prefix

    workspace = workspace_of(root)
    number = new_number()
    address = address_of_number(number)
    meant = registering.next_step(workspace, REGISTER)
    given = {"department": department, "file": file, SHOWN_AT: address}
    answers = registering.answered(meant, given, asked if sys.stdin.isatty() else None)
    _, reference = registering.take_step(workspace, meant, as_, *answers)
    policy = workspace.policy
    homes = {language: f"/{prefix(language, policy)}" for language in policy.site.languages}
    print(*receipt(policy, answers[0]["department"], number, address, day_of(workspace.at), homes), sep="\n")
    print(in_root(f"Next: python3 inv register {REGISTER} {reference} accept --as WHO", root))


@task(help={"root": ROOT})
def application(root: str = "") -> None:
    """Ask for an acceptance number, and show the entry of its application."""
    from plugins.desk.registers import account
    from plugins.model.acceptance_number import address_of_number, read_number
    from plugins.model.progress import REGISTER, SHOWN_AT
    from plugins.pipeline.workspace import registering

    workspace = workspace_of(root)
    try:
        number = read_number(input("Acceptance number: "))
    except EOFError:
        raise UsageError("no number; nothing was looked for") from None
    except ValueError as error:
        raise UsageError(f"That is no acceptance number: {error}") from None
    address = address_of_number(number)
    entries = (entry for _, entry in workspace.evaluation.entries.values() if entry.register == REGISTER)
    found = next((entry for entry in entries if entry.facts.get(SHOWN_AT) == address), None)
    if found is None:
        raise UsageError("No application has this number.")
    print(*account(registering.account_of(workspace, found), workspace.at), sep="\n")


@task(help={"at": "an instant such as 2026-11-23T10:00; now by default", "root": ROOT})
def progress(at: str = "", root: str = "") -> None:
    """Write the pages on which applicants see how far their applications are; `release` does the same."""
    from plugins.pipeline.paths import THEME
    from plugins.pipeline.publish.progress_pages import progress_folder, publish_progress

    workspace = workspace_of(root, at)
    entries = [entry for _, entry in workspace.evaluation.entries.values()]
    shown, written = publish_progress(workspace.root, workspace.policy, entries, THEME, workspace.at)
    print(
        f"{counted(shown, 'application is', 'applications are')} shown in {progress_folder(workspace.root)}, "
        f"{counted(written, 'page')} written"
    )
