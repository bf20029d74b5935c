"""What ``inv --help`` and ``inv TASK --help`` print, from the docstrings of the tasks."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence

from plugins.pipeline.commands.parameter import Kind, parameters
from plugins.pipeline.commands.task import Task

CALL = "python3 inv"


def task_list(tasks: Mapping[str, Task]) -> str:
    """Return every task with the first line of its docstring, in their order."""
    rows = [(name, _docstring(task).partition("\n")[0]) for name, task in tasks.items()]
    lines = [f"Usage: {CALL} TASK [ARGUMENTS]", "", "Tasks:", *_columns(rows), ""]
    return "\n".join([*lines, f"{CALL} TASK --help explains one."])


def task_help(task: Task) -> str:
    """Return usage, docstring, arguments and options of one task."""
    known = parameters(task)
    words = [p for p in known if p.kind in (Kind.WORD, Kind.REST)]
    options = [p for p in known if p not in words]
    shown = [p.usage if p.required else f"[{p.usage}]" for p in words] + [p.usage for p in options if p.required]
    if not all(p.required for p in options):
        shown.append("[OPTIONS]")
    lines = [" ".join(["Usage:", CALL, task.name, *shown]), "", _docstring(task)]
    arguments = [(p.shown.upper(), p.help) for p in words if p.help]
    for heading, rows in ("Arguments:", arguments), ("Options:", [(p.usage, p.help) for p in options]):
        if rows:
            lines += ["", heading, *_columns(rows)]
    return "\n".join(lines)


def _docstring(task: Task) -> str:
    return inspect.getdoc(task.body) or ""


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in rows), default=0)
    return [f"  {name:<{width}}  {text}".rstrip() for name, text in rows]
