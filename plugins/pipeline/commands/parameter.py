"""What a task of ``inv`` can be given, from its signature."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from enum import Enum
from typing import Any

from plugins.pipeline.commands.task import Task


class Kind(Enum):
    """How a parameter is given on the command line."""

    WORD = "a bare word"
    REST = "all remaining bare words"
    SWITCH = "an option that stands alone"
    NUMBER = "an option with a whole number"
    VALUE = "an option with a value"
    VALUES = "an option with a value, once or more often"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a task.

    Attributes:
        name: in the function, such as ``as_``.
        shown: on the command line, such as ``as``.
        kind: see `Kind`.
        default: what the function gets when it is not given.
        required: whether the call fails without it.
        help: one sentence from ``@task(help={…})``, ``""`` for none.
    """

    name: str
    shown: str
    kind: Kind
    default: Any
    required: bool
    help: str

    @property
    def option(self) -> str:
        """How it is written as an option, ``--as``."""
        return f"--{self.shown}"

    @property
    def usage(self) -> str:
        """How a call shows it: ``PATH``, ``PATH ...``, ``--as VALUE``, ``--limit NUMBER``, ``--draft``."""
        match self.kind:
            case Kind.WORD:
                return self.shown.upper()
            case Kind.REST:
                return f"{self.shown.upper()} ..."
            case Kind.SWITCH:
                return f"--no-{self.shown}" if self.default else self.option
            case Kind.NUMBER:
                return f"{self.option} NUMBER"
            case Kind.VALUE:
                return f"{self.option} VALUE"
            case Kind.VALUES:
                return f"{self.option} VALUE ..."


def parameters(task: Task) -> tuple[Parameter, ...]:
    """Return the parameters of a task, bare words in the order in which they are given, then the rest.

    Bare words are those without a default, or those that ``@task(words=[…])``
    names; but behind ``*`` in the signature, or with a name such as ``as_``, a
    parameter is always an option. The type of an option follows its default.
    """
    signature = inspect.signature(task.body).parameters
    words = task.words
    if words is None:
        words = [name for name, parameter in signature.items() if parameter.default is parameter.empty]
    found = []
    for name, parameter in signature.items():
        required = parameter.default is parameter.empty and name != task.rest
        if name == task.rest:
            kind = Kind.REST
        elif name in words and not name.endswith("_") and parameter.kind is not parameter.KEYWORD_ONLY:
            kind = Kind.WORD
        elif isinstance(parameter.default, bool):
            kind = Kind.SWITCH
        elif isinstance(parameter.default, tuple):
            kind = Kind.VALUES
        else:
            kind = Kind.NUMBER if isinstance(parameter.default, int) else Kind.VALUE
        default = None if parameter.default is parameter.empty else parameter.default
        shown = name.strip("_").replace("_", "-")
        found.append(Parameter(name, shown, kind, default, required, task.help.get(name) or task.help.get(shown, "")))
    bare = sorted((p for p in found if p.kind is Kind.WORD), key=lambda p: words.index(p.name))
    return (*bare, *(p for p in found if p.kind is not Kind.WORD))
