"""Tasks of the registers: register, which asks for what a step must know, and registers, which lists them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from plugins.model.error import UsageError
from plugins.pipeline.commands.arguments import workspace_of
from plugins.pipeline.commands.around_signing import said_around_signing
from plugins.pipeline.commands.asking import asked as answer_to
from plugins.pipeline.commands.contacts import ROOT
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.task import task

if TYPE_CHECKING:
    from plugins.review.register_kind import Question

CALL = "python3 inv register REGISTER [REFERENCE [STEP]] --as WHO [--NAME ANSWER ...] [--root DIR]"
BARE_WORDS = 3


@task(
    passing=True,
    rest="words",
    help={"words": "REGISTER [REFERENCE [STEP]] --as WHO [--NAME ANSWER ...] [--root DIR]"},
    signs=True,
)
def register(words: list[str]) -> None:
    """Open an entry of a register, or take the next step on it.

    `python3 inv register interview --as chen.yu` opens one and asks for what it must know.
    With the reference of an entry the step due is taken, or the one that is named behind it:
    `python3 inv register interview 9tq4w2ha refuse --as chen.yu --reason "It is asked by telephone."`
    Each answer can be given as an option; on a terminal what is missing is asked for.
    """
    from plugins.pipeline.workspace import registering

    bare, options = _taken_apart(words)
    name, reference, step = (*bare, "", "", "")[:BARE_WORDS]
    registering.register_of(name)
    who, root = options.pop("as", ""), options.pop("root", "")
    if not who:
        raise UsageError(f"inv register needs --as WHO: {CALL}")
    with said_around_signing(root):
        _take(name, reference, step, who, options, root)


def _take(name: str, reference: str, step: str, who: str, options: dict[str, str], root: str) -> None:
    """Take a step, asking for what no option gives, and say whose is the next."""
    from plugins.pipeline.workspace import registering

    workspace = workspace_of(root)
    meant = registering.next_step(workspace, name, reference, step)
    asks = asked if sys.stdin.isatty() else None
    if asks:
        print(f"{who} {meant.step.does}.")
    facts, particulars = registering.answered(meant, options, asks)
    act, reference = registering.take_step(workspace, meant, who, facts, particulars)
    print(f"{name} {reference}: {act.step} by {who}, act {act.id[:8]}")
    later = workspace_of(root)
    _, entry = later.evaluation.entries[reference]
    waiting = registering.account_of(later, entry)
    if waiting.step:
        hint = f"python3 inv register {name} {reference} --as WHO"
        print(in_root(f"Next is {waiting.step}, by {waiting.holder}: {hint}", root))


@task(
    words=["kind", "reference"],
    help={
        "kind": "application, interview, plan, conference, event or expert; none: all",
        "reference": "of one entry, to see all of it",
        "at": "an instant such as 2026-11-23T10:00; now by default",
        "root": ROOT,
    },
)
def registers(kind: str = "", reference: str = "", at: str = "", root: str = "") -> None:
    """List what is registered, whose step is due and until when; or one entry with every step."""
    from plugins.desk.registers import account, listed
    from plugins.pipeline.workspace import registering

    if kind:
        registering.register_of(kind)
    workspace = workspace_of(root, at)
    if not reference:
        print(*listed(registering.accounts(workspace, kind), workspace.at), sep="\n")
        return
    _, entry = workspace.evaluation.entries.get(reference, ("", None))
    if entry is None or entry.register != kind:
        raise UsageError(f"The register {kind} has no entry {reference}. python3 inv registers {kind} lists them.")
    print(*account(registering.account_of(workspace, entry), workspace.at), sep="\n")


def _taken_apart(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return bare words, and options by name.

    Raises:
        UsageError: an option has no value or stands twice, or there are too many bare words.
    """
    bare: list[str] = []
    options: dict[str, str] = {}
    waiting = iter(words)
    for word in waiting:
        if not word.startswith("--"):
            bare.append(word)
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        value = value if equals else next(waiting, "--")
        if not name or value.startswith("--"):
            raise UsageError(f"inv register needs a value behind {word}: {CALL}")
        if name in options:
            raise UsageError(f"inv register was given --{name} twice: {CALL}")
        options[name] = value
    if len(bare) > BARE_WORDS:
        raise UsageError(f"inv register has no use for {bare[BARE_WORDS]}; an answer of several words stands in quotes")
    return bare, options


def asked(question: Question, fault: str) -> str:
    """Ask on the terminal what a step must know, behind what was wrong with the answer before.

    Raises:
        EndedError: the input has ended; nothing is signed.
    """
    if fault:
        print(f"  {fault}")
    return answer_to(f"{question.asks} ({question.passes}): ")
