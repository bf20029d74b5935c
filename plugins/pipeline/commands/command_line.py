"""The command line of ``inv``: one task a call, its words and options, and how it ends.

invoke's own parser takes every further bare word for another task, so that
``inv check a.md b.md`` could not be said.
"""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from shlex import quote
from typing import Any, TextIO

from plugins.model.error import SiteError, UsageError
from plugins.pipeline.commands.around_signing import said_around_signing
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.parameter import Kind, Parameter, parameters
from plugins.pipeline.commands.task import Task
from plugins.pipeline.commands.usage import task_help, task_list
from plugins.read.word_files import WAY, is_word_file
from plugins.system.failure import failure
from plugins.system.terminal import escaping

HELP = ("-h", "--help")
INTERRUPTED = 130
READER_GONE = 141


def main(tasks: Mapping[str, Task], argv: Sequence[str]) -> int:
    """Run one task with its arguments and return the exit status.

    Bare words go to the task's words in their order, the others to its rest.
    Options are written out, ``--as li.wei`` or ``--as=li.wei``, and may stand
    anywhere behind the task. Behind ``--`` all is bare. Without a task, and
    for ``--help`` or ``--list``, the tasks are listed; with ``--help`` behind
    a task, that task is described.

    Args:
        tasks: by name.
        argv: the arguments without the program's name.

    Returns:
        What the task returned; 2 for a call that cannot be carried out, the
        exit status of a `SiteError`, 1 for an error of the operating system,
        130 after Ctrl-C, 141 when whoever read the output has closed it.
    """
    _show_what_the_console_can(sys.stdout, sys.stderr)
    with escaping():
        return _ended(tasks, list(argv))


def _ended(tasks: Mapping[str, Task], argv: list[str]) -> int:
    threading.excepthook = _tell_of_thread
    try:
        status = _status(tasks, argv)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except OSError as error:
        print(_sentence(error, "what was printed"), file=sys.stderr)
        return SiteError.exit_status
    return status


def _status(tasks: Mapping[str, Task], argv: list[str]) -> int:
    """Run the task; print why a call or a task cannot be carried out, and return its exit status."""
    try:
        return _run(tasks, argv)
    except SiteError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        raise
    except OSError as error:
        print(_sentence(error, argv[0] if argv else "inv"), file=sys.stderr)
        return SiteError.exit_status
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED


def _run(tasks: Mapping[str, Task], argv: list[str]) -> int:
    if not argv or argv[0] in (*HELP, "--list"):
        print(task_list(tasks))
        return 0
    name, *words = argv
    if name not in tasks:
        hint = _did_you_mean(name, (*tasks, "--help", "--list"))
        if any(map(is_word_file, words)):
            raise UsageError(f"There is no task {name}{hint}. A document is {WAY}.")
        raise UsageError(f"There is no task {name}{hint}. python3 inv lists the tasks.")
    task = tasks[name]
    if any(word in HELP for word in _before_bare(words)):
        print(task_help(task))
        return 0
    known = parameters(task)
    if task.passing:
        values: dict[str, Any] = {p.name: words if p.kind is Kind.REST else p.default for p in known}
    else:
        values = _Call(name, known).read(words)
    try:
        with said_around_signing(values["root"]) if _signs(task, values) else nullcontext():
            return task.body(**values) or 0
    except SiteError as error:
        error.args = (in_root(str(error), values.get("root") or ""),)
        raise


def _signs(task: Task, values: Mapping[str, Any]) -> bool:
    """Return whether a call signs: where nobody is named with ``--as``, some tasks only show what there is."""
    return task.signs and not task.passing and bool(values.get("as_", True) or values.get("names"))


class _Call:
    """The arguments of one call, put together word by word."""

    def __init__(self, task: str, known: Sequence[Parameter]) -> None:
        self.task = task
        self.known = known
        self.values: dict[str, Any] = {}

    def read(self, words: Sequence[str]) -> dict[str, Any]:
        """Return a value for every parameter.

        Raises:
            UsageError: the words do not say one, or say something else.
        """
        optional = iter(_before_bare(words))
        for word in optional:
            if word.startswith("--"):
                self._take_option(word, optional)
            elif word.startswith("-") and word != "-":
                raise self._wrong(f"has no option {word}; options are written out, as in --root")
            else:
                self._take_bare(word)
        for word in words[len(_before_bare(words)) + 1 :]:
            self._take_bare(word)
        missing = [p.usage for p in self.known if p.required and p.name not in self.values]
        if missing:
            raise self._wrong(f"needs {' and '.join(missing)}")
        rest = {p.name: [*(p.default or ()), *self.values.get(p.name, ())] for p in self.known if p.kind is Kind.REST}
        return {p.name: p.default for p in self.known} | self.values | rest

    def _take_bare(self, word: str) -> None:
        for parameter in self.known:
            if parameter.kind is Kind.REST:
                self.values.setdefault(parameter.name, []).append(word)
                return
            if parameter.kind is Kind.WORD and parameter.name not in self.values:
                self.values[parameter.name] = word
                return
        begun = self.values.get("title")
        quotes = f"; put the title in quotes, such as {quote(f'{begun} {word}')}" if begun else ""
        raise self._wrong(f"has no use for {word}{_did_you_mean(f'--{word}', self._options())}{quotes}")

    def _take_option(self, word: str, following: Iterator[str]) -> None:
        name, equals, value = word.partition("=")
        parameter = next((p for p in self.known if name in (p.option, _opposite(p))), None)
        if parameter is None:
            raise self._wrong(f"has no option {name}{_did_you_mean(name, self._options())}")
        if parameter.kind is Kind.REST:
            raise self._wrong(f"takes {parameter.shown.upper()} as bare words, without {name}")
        if parameter.name in self.values and parameter.kind is not Kind.VALUES:
            raise self._wrong(f"was given {parameter.shown.upper()} twice")
        if parameter.kind is Kind.SWITCH:
            if equals:
                raise self._wrong(f"takes {name} alone, without a value")
            self.values[parameter.name] = name == parameter.option
            return
        if not equals:
            value = next(following, "--")
            if value.startswith("--"):
                raise self._wrong(f"needs a value behind {name}")
        if parameter.kind is Kind.VALUES:
            self.values[parameter.name] = (*self.values.get(parameter.name, ()), value)
        else:
            self.values[parameter.name] = self._number(name, value) if parameter.kind is Kind.NUMBER else value

    def _number(self, name: str, value: str) -> int:
        try:
            return int(value)
        except ValueError:
            raise self._wrong(f"takes a whole number behind {name}, not {value}") from None

    def _options(self) -> list[str]:
        return [p.option for p in self.known if p.kind is not Kind.REST] + ["--help"]

    def _wrong(self, sentence: str) -> UsageError:
        return UsageError(f"inv {self.task} {sentence}. python3 inv {self.task} --help explains.")


def _sentence(error: OSError, task: str) -> str:
    """Return what to say of an error of the operating system; some have a sentence of their own."""
    return failure(error, f"{task} stopped") if error.errno else str(error)


def _tell_of_thread(said: threading.ExceptHookArgs) -> None:
    """Say in one sentence that a thread met an error of the operating system; anything else is a fault to be seen."""
    if isinstance(said.exc_value, OSError):
        print(_sentence(said.exc_value, "a part of the work"), file=sys.stderr)
    else:
        threading.__excepthook__(said)


def _before_bare(words: Sequence[str]) -> Sequence[str]:
    """Return the words among which options are looked for: those before ``--``."""
    return words[: words.index("--")] if "--" in words else words


def _opposite(parameter: Parameter) -> str:
    """Return how a switch is turned off, ``""`` for everything that is no switch."""
    return f"--no-{parameter.shown}" if parameter.kind is Kind.SWITCH else ""


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    import difflib

    close = difflib.get_close_matches(word, known, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _show_what_the_console_can(*streams: TextIO) -> None:
    """Let a console that lacks a character show ``?`` in its place instead of ending the program."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
