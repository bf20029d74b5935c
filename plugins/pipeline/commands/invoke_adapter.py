"""The tasks for invoke's own command line: ``invoke --list``, ``invoke build --root DIR``."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task as InvokeTask

from plugins.model.error import SiteError
from plugins.pipeline.commands.task import Body, Task
from plugins.system.child import ChildEndedError
from plugins.system.terminal import escaped, escaping

CONTEXT = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD)


def collection(tasks: Mapping[str, Task]) -> Collection:
    """Return the same tasks as invoke knows them.

    What a task returns or refuses is the same exit status and the same
    message; invoke itself reports wrong calls.
    """
    known: list[InvokeTask[Body]] = [
        InvokeTask(
            _ending(task.body),
            name=task.name,
            positional=task.words,
            iterable=[task.rest] if task.rest else None,
            help=dict(task.help),
        )
        for task in tasks.values()
    ]
    return Collection(*known)


def _ending(body: Body) -> Body:
    """Let a task end as invoke's do: it hands over a context, and what is returned is no exit status to it."""

    def run(context: Context, *words: Any, **values: Any) -> None:
        try:
            with escaping():
                status = body(*words, **values)
        except SiteError as error:
            raise Exit(escaped(str(error)), error.exit_status) from error
        except ChildEndedError as error:
            raise Exit(escaped(str(error)), SiteError.exit_status) from error
        if status:
            raise Exit(code=status)

    signature = inspect.signature(body)
    run.__signature__ = signature.replace(parameters=[CONTEXT, *signature.parameters.values()])  # type: ignore[attr-defined]
    run.__doc__, run.__name__ = body.__doc__, body.__name__
    return run
