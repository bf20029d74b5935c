"""A regular expression takes time as its text is long, in the ways in which it is asked (I.4)."""

from __future__ import annotations

import ast
import importlib
import os
import re
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import pytest

from benchmarks.text_growth import PATTERNS
from tests.architecture.sources import is_python, project_files, text_of, tree_of

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
WAYS: Mapping[str, Callable] = {
    "match": lambda expression, text: expression.match(text),
    "fullmatch": lambda expression, text: expression.fullmatch(text),
    "search": lambda expression, text: expression.search(text),
    "finditer": lambda expression, text: sum(1 for _ in expression.finditer(text)),
}
LIKE = dict.fromkeys(("sub", "subn", "split", "findall"), "finditer")
ASKS_NOTHING = {"pattern", "flags", "groups", "groupindex"}
CHARACTERS, TIMES = 2_000, 8
MOST = 2 * TIMES
"""Eight times the text costs eight times as much, and 64 times where it grows as its square."""
NOTICED_S, LIMIT_S = 0.0003, 0.5
"""What grows as its square takes a millisecond over the short text, whatever it is filled with."""
OWN_SIGNS = 14 if LONG else 6
"""Texts are filled with so many signs of the expression itself, and with pairs of them, too."""
TAILS = ("", "\0") if LONG else ("\0",)


def module_of(path):
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


SOURCES = {module_of(path): path for path in project_files() if path.startswith("plugins/") and is_python(path)}


def within(value, depth=3):
    """Yield the expressions in a value, its entries and its attributes."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | set | frozenset):
        yield from (found for entry in value for found in within(entry, depth - 1))
    elif depth and isinstance(value, Mapping):
        yield from (found for entry in value.values() for found in within(entry, depth - 1))
    elif depth and isinstance(value, type) and value.__module__ in SOURCES:
        yield from (found for entry in vars(value).values() for found in within(entry, depth - 1))


def uses(source, module):
    """Yield the module and the name of everything that is asked, and how; ``""`` where it is handed on."""
    imported, asked, names = {}, set(), []
    for node in tree_of(source):
        if isinstance(node, ast.ImportFrom) and node.module:
            imported |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            asked.add(node.value)
            names.append((node.value.id, node.attr))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            names.append((node, ""))
    for name, way in names:
        if isinstance(name, str):
            yield imported.get(name, (module, name)), way
        elif name not in asked:
            yield imported.get(name.id, (module, name.id)), way


def inline(source):
    """Yield the expressions that a call such as ``re.sub("…", …)`` holds, and how it asks them."""
    for node in tree_of(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if is_re and isinstance(first, ast.Constant) and node.func.attr not in ("escape", "compile"):
                yield re.compile(first.value), node.func.attr


@pytest.fixture(scope="module")
def expressions():
    """Return every expression of the program with the ways in which it is asked."""
    asked = defaultdict(set)
    for module, path in SOURCES.items():
        for named, way in uses(text_of(path), module):
            asked[named].add(way)
    found = defaultdict(set)
    for module, path in SOURCES.items():
        for name, value in vars(importlib.import_module(module)).items():
            ways = asked[module, name] - ASKS_NOTHING
            known = isinstance(value, re.Pattern) and "" not in ways
            for expression in within(value):
                found[expression] |= {LIKE.get(way, way) for way in ways} if known else set(WAYS)
        for expression, way in inline(text_of(path)):
            found[expression].add(LIKE.get(way, way))
    return found


def texts(expression):
    """Yield what a text is filled with, and how it ends."""
    source = expression.pattern if isinstance(expression.pattern, str) else expression.pattern.decode("latin-1")
    own = list(dict.fromkeys(re.sub(r"\\[a-zA-Z]", "a1 ", source)))[:OWN_SIGNS]
    for fill in dict.fromkeys((*PATTERNS, *own, *(one + other for one in own for other in own))):
        yield from ((fill, tail) for tail in TAILS)


class TooLate(Exception):
    """A search did not come back."""


def seconds(ask, expression, fill, tail, length):
    """Return the processor time of a question, `LIMIT_S` for one that does not come back before."""
    text = fill * (length // len(fill)) + tail
    given = text if isinstance(expression.pattern, str) else text.encode()
    signal.setitimer(signal.ITIMER_REAL, LIMIT_S)
    begun = time.process_time()
    try:
        ask(expression, given)
    except TooLate:
        return LIMIT_S
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - begun


def grows(expression, ways) -> Iterator[str]:
    """Yield the ways in which an expression costs more than in proportion, each with one such text."""
    for way in sorted(ways & WAYS.keys()):
        for fill, tail in texts(expression):
            short = seconds(WAYS[way], expression, fill, tail, CHARACTERS)
            if short < NOTICED_S:
                continue
            short = min(short, *(seconds(WAYS[way], expression, fill, tail, CHARACTERS) for _ in range(2)))
            if short < NOTICED_S:
                continue
            long = min(seconds(WAYS[way], expression, fill, tail, TIMES * CHARACTERS) for _ in range(3))
            if long >= min(MOST * short, LIMIT_S):
                yield f"{way} on {fill!r}: {short:.4f} s, and {long:.4f} s for {TIMES} times as much"
                break


@pytest.fixture
def late():
    def stop(*_):
        raise TooLate

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("late")
def test_no_expression_takes_longer_than_its_text_is_long(expressions):
    assert len(expressions) > 250
    assert [f"{one.pattern!r}: {said}" for one, ways in expressions.items() for said in grows(one, ways)] == []


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize(
    ("expression", "way"),
    [
        (r"\s*=", "search"),
        (r"(a+)+$", "match"),
        (r"<!--.*?-->", "finditer"),
        (r"[0-9]+x|,", "finditer"),
        ("ab.*cd", "search"),
    ],
)
def test_an_expression_that_goes_back_is_seen(expression, way):
    assert list(grows(re.compile(expression), {way})) != []


def test_how_an_expression_is_asked_is_read_from_the_source():
    source = "from a.b import RULE as LINE\nLINE.match(x)\nOWN.sub('', y)\ntake(OWN)\nre.search('q+', z)"
    assert {(("a.b", "RULE"), "match"), (("m", "OWN"), "sub"), (("m", "OWN"), "")} <= set(uses(source, "m"))
    assert [(one.pattern, way) for one, way in inline(source)] == [("q+", "search")]
