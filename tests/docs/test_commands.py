"""Every command line that the documentation quotes can be typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest

from plugins.pipeline.commands.parameter import Kind, parameters
from tasks import TASKS
from tests.docs.pages import SPAN, blocks, pages, prose

CALL = re.compile(r"^(?:\$ )?(?:python3|py -3) inv\b(.*)$", re.MULTILINE)
WITHIN = re.compile(r"\b(?:python3|py -3) inv ([a-z][a-z-]*)")
PAGES = {path: text for path, text in pages().items() if not path.startswith("docs/reference/")}


def calls(text: str) -> Iterator[str]:
    """The words behind ``inv`` of each call that stands alone: a line of a shell block, or a span of code."""
    for block in blocks(text):
        if block.language == "sh":
            yield from CALL.findall(block.text)
    for span in SPAN.findall(prose(text)):
        yield from CALL.findall(span)


def fault(call: str) -> str:
    """Say why a call could not be typed, ``""`` when it could."""
    words = shlex.split(call, comments=True)
    if not words or words[0] == "TASK" or words[0].startswith("-"):
        return ""
    name, *rest = words
    if name not in TASKS:
        return f"there is no task {name}"
    if TASKS[name].passing:
        return ""
    known = parameters(TASKS[name])
    options = {option for p in known for option in (p.option, f"--no-{p.shown}") if p.kind is not Kind.REST}
    switches = {p.option for p in known if p.kind is Kind.SWITCH} | {f"--no-{p.shown}" for p in known} | {"--help"}
    bare = 0
    following = iter(rest)
    for word in following:
        option = word.partition("=")[0]
        if not word.startswith("--"):
            bare += 1
        elif option not in options | {"--help"}:
            return f"{name} has no option {option}"
        elif option == word and option not in switches and next(following, None) is None:
            return f"{name} needs a value behind {option}"
    places = sum(p.kind is Kind.WORD for p in known)
    if bare > places and not any(p.kind is Kind.REST for p in known):
        return f"{name} has no use for {bare} words"
    return ""


@pytest.mark.parametrize("path", PAGES)
def test_every_quoted_call_names_a_task_and_options_that_it_has(path: str) -> None:
    assert [f"{call}: {found}" for call in calls(PAGES[path]) if (found := fault(call))] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_call_within_a_sentence_names_a_task(path: str) -> None:
    assert [name for name in WITHIN.findall(PAGES[path]) if name not in TASKS] == []


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (" build --at 2026-11-23T10:00 --no-cache", ""),
        (" check a.md b.md --format json", ""),
        (" test tests/read -k number", ""),
        (" --help", ""),
        (" aprove x", "there is no task aprove"),
        (" approve x --who a", "approve has no option --who"),
        (" approve x --as", "approve needs a value behind --as"),
        (" queue x", "queue has no use for 1 words"),
    ],
)
def test_calls_are_judged_as_the_command_line_does(call: str, expected: str) -> None:
    assert fault(call) == expected
