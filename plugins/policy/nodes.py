"""Policy files as trees of YAML nodes with lines, and the faults found in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import TypeVar

import yaml

from plugins.model.clock import day_starts
from plugins.model.value import parse_day, parse_instant

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MOST_NAMED = 20
_T = TypeVar("_T")
_MARKS = re.compile(r"(?:^|[\s\[{,])([&*!])[\w!<]")


class Faults:
    """The faults of policy files, one sentence each, with its place."""

    def __init__(self) -> None:
        self._found: list[tuple[str, int, str]] = []

    def add(self, path: str, line: int, sentence: str) -> None:
        """Note one fault."""
        self._found.append((path, line, sentence))

    def lines(self) -> tuple[str, ...]:
        """Return ``path:line: sentence`` for each fault, sorted by place."""
        return tuple(f"{path}:{line}: {sentence}" for path, line, sentence in sorted(set(self._found)))


def meant(name: str, known: Iterable[str]) -> str:
    """Return a sentence with the known name that was probably meant, or all known names."""
    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    return "known are " + ", ".join(names) if len(names) <= MOST_NAMED else f"none of {len(names)} known is like it"


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a policy file with its place.

    Attributes:
        node: as YAML gives it.
        path: of the file, relative to the root.
        line: 1-based; that of its key where it has one.
        where: what it is called in sentences, such as ``fields.title.type``.
        faults: of all policy files.
    """

    node: yaml.Node
    path: str
    line: int
    where: str
    faults: Faults

    def fault(self, sentence: str) -> None:
        """Note a fault of this value."""
        self.faults.add(self.path, self.line, f"{self.where}: {sentence}" if self.where else sentence)

    def text(self, accept: Callable[[str], bool] | None = None, expected: str = "text") -> str:
        """Return the text it is; ``""`` and a fault when it is none or not accepted."""
        if isinstance(self.node, yaml.ScalarNode) and (accept is None or accept(self.node.value)):
            return str(self.node.value)
        self.fault(f"got {self.shown()}, expected {expected}")
        return ""

    def one_of(self, known: Iterable[str], what: str) -> str:
        """Return the text it is when it is one of ``known``; ``""`` and a fault otherwise."""
        text = self.text()
        names = tuple(known)
        if text and text not in names:
            self.fault(f"{text!r} is no {what}; {meant(text, names)}")
            return ""
        if not text and isinstance(self.node, yaml.ScalarNode):
            self.fault(f"got nothing, expected a {what}")
        return text

    def flag(self) -> bool:
        """Return whether it is ``true``; a fault unless it is ``true`` or ``false``."""
        return self.text(lambda t: t in ("true", "false"), "true or false") == "true"

    def number(self) -> int:
        """Return the whole number it is, from 0; 0 and a fault otherwise."""
        return int(self.text(lambda t: t.isascii() and t.isdigit() and len(t) < 7, "a whole number from 0") or 0)

    def instant(self) -> datetime | None:
        """Return the instant it is, 00:00 in Asia/Shanghai of a day alone; None and a fault when it is none."""
        text = self.text(bool, "a day such as 2026-11-23")
        if not text:
            return None
        try:
            return parse_instant(text) if "T" in text else day_starts(parse_day(text))
        except ValueError as error:
            self.fault(f"got {text!r}, expected {error}")
            return None

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of the list it is; none and a fault when it is no list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fault(f"got {self.shown()}, expected a list, such as [a, b]")
            return ()
        return tuple(Entry(n, self.path, _line(n), self.where, self.faults) for n in self.node.value)

    def map(self) -> dict[str, Entry]:
        """Return the values of the map it is by key; a fault for a key that stands twice, or when it is no map."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fault(f"got {self.shown()}, expected keys with values")
            return {}
        found: dict[str, Entry] = {}
        for key, value in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.faults.add(self.path, _line(key), "got a key that is no text, expected a key such as title")
                continue
            name = str(key.value)
            where = f"{self.where}.{name}" if self.where else name
            entry = Entry(value, self.path, _line(key), where, self.faults)
            if name in found:
                entry.fault(f"stands twice; the first stands on line {found[name].line}")
            else:
                found[name] = entry
        return found

    def record(self, required: Iterable[str], optional: Iterable[str] = ()) -> Record:
        """Return the map it is with a fault for each key that is unknown or missing."""
        required, optional = tuple(required), tuple(optional)
        found = self.map()
        for name, entry in found.items():
            if name not in required and name not in optional:
                entry.fault(f"an unknown key; {meant(name, (*required, *optional))}")
        if isinstance(self.node, yaml.MappingNode):
            for name in required:
                if name not in found:
                    self.fault(f"the key {name} is missing")
        return Record(found)

    def shown(self) -> str:
        """Return what it is, for a sentence."""
        if isinstance(self.node, yaml.ScalarNode):
            return repr(self.node.value) if self.node.value else "nothing"
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "a map"


@dataclass(frozen=True, slots=True)
class Record:
    """A map with closed keys."""

    entries: Mapping[str, Entry]

    def get(self, key: str, read: Callable[[Entry], _T], default: _T) -> _T:
        """Return what ``read`` makes of a key, ``default`` when it is absent."""
        entry = self.entries.get(key)
        return default if entry is None else read(entry)


def compose(text: str, path: str, faults: Faults) -> Entry | None:
    """Read one policy file; None with a fault when it holds nothing or cannot be read."""
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "characters that YAML does not know"
        faults.add(path, mark.line + 1 if mark else 1, f"{problem}; expected keys, a colon, a space and values")
        return None
    if node is None:
        faults.add(path, 1, "got nothing, expected keys with values")
        return None
    if _MARKS.search(text):
        _note_marks(text, path, faults)
    return Entry(node, path, _line(node), "", faults)


def _note_marks(text: str, path: str, faults: Faults) -> None:
    for event in yaml.parse(text, Loader=Loader):
        mark = event.start_mark
        line = mark.line + 1 if mark else 1
        if isinstance(event, yaml.AliasEvent):
            faults.add(path, line, f"got the alias *{event.anchor}, expected the value itself")
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            faults.add(path, line, f"got the anchor &{event.anchor}, expected a value alone")
        elif tag := getattr(event, "tag", None):
            faults.add(path, line, f"got the tag {tag}, expected a value alone")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1 if node.start_mark else 1
