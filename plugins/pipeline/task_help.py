"""What ``inv --help`` and ``inv TASK --help`` print, from the docstrings of the tasks."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

from invoke.collection import Collection
from invoke.tasks import Task

from plugins.pipeline.parameter import Kind, Parameter, parameters

CALL = "python3 inv"


def task_list(collection: Collection) -> str:
    """Return every task with the first line of its docstring, in the order of the collection."""
    rows = [
        (collection.transform(name), _docstring(task).partition("\n")[0]) for name, task in collection.tasks.items()
    ]
    lines = [f"Usage: {CALL} TASK [ARGUMENTS]", "", "Tasks:", *_columns(rows), ""]
    return "\n".join([*lines, f"{CALL} TASK --help explains one."])


def task_help(name: str, task: Task[Any]) -> str:
    """Return usage, docstring, arguments and options of one task."""
    known = parameters(task)
    words = [p for p in known if p.kind in (Kind.WORD, Kind.REST)]
    options = [p for p in known if p not in words]
    usage = ["Usage:", CALL, name, *map(_usage, words), *(["[OPTIONS]"] if options else [])]
    lines = [" ".join(usage), "", _docstring(task)]
    arguments = [(p.shown.upper(), p.help) for p in words if p.help]
    for heading, rows in ("Arguments:", arguments), ("Options:", [(_written(p), p.help) for p in options]):
        if rows:
            lines += ["", heading, *_columns(rows)]
    return "\n".join(lines)


def _docstring(task: Task[Any]) -> str:
    return inspect.getdoc(task.body) or ""


def _usage(parameter: Parameter) -> str:
    shown = parameter.shown.upper() + (" ..." if parameter.kind is Kind.REST else "")
    return shown if parameter.required else f"[{shown}]"


def _written(option: Parameter) -> str:
    if option.kind is Kind.SWITCH:
        return f"--no-{option.shown}" if option.default else option.option
    return f"{option.option} {'NUMBER' if option.kind is Kind.NUMBER else 'VALUE'}"


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in rows), default=0)
    return [f"  {name:<{width}}  {text}".rstrip() for name, text in rows]
