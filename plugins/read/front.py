"""Front matter: keys with values as they were typed and the lines they stand on; every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from plugins.model.finding import Fault
from plugins.read.characters import UNSEEN
from plugins.read.faults import DUPLICATE, FRONT_MATTER, NESTED, YAML, Faults, shown
from plugins.read.slips import note_slip

FENCE = "---"
CHARACTERS = 50_000
BRACKETS = 1_000
EXPECTED_SIZE = f"at most {CHARACTERS} characters and {BRACKETS} brackets before the text"
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Events = Iterator[yaml.Event]
_KEY_LINE = re.compile(r"[^\s#\-\]}\"',]|[\"'][^\"']*[\"']\s*:")


@dataclass(slots=True)
class Front:
    """What stands before the body.

    Attributes:
        values: as typed, by key.
        lines: 1-based line of each key.
        body: what follows, LF line ends.
        body_line: 1-based line of its first line.
        text: the front matter itself, its fences excluded.
    """

    values: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    text: str = ""


def split(text: str, faults: Faults) -> tuple[str, str, int] | None:
    """Part a document into front matter, body and the body's 1-based first line; None with a fault."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        faults.add(
            FRONT_MATTER,
            1,
            got=shown(lines[0]),
            expected="a first line of ---, then keys such as title: …, then --- again",
        )
        return None
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    faults.add(FRONT_MATTER, 1, got="front matter that does not end", expected="a line of --- below the last key")
    return None


def read_front(text: str, faults: Faults) -> Front | None:
    """Read the front matter of a document; None when there is none."""
    parts = split(text, faults)
    if parts is None:
        return None
    if len(parts[0]) > CHARACTERS or parts[0].count("[") + parts[0].count("{") > BRACKETS:
        faults.add(FRONT_MATTER, 1, got="front matter out of all measure", expected=EXPECTED_SIZE)
        return None
    front = Front(text=parts[0], body=parts[1], body_line=parts[2])
    block = UNSEEN.sub(" ", parts[0])
    known = Faults(faults.path)
    try:
        _Reader(front, known, 2).read(block)
    except yaml.YAMLError:
        front.values.clear()
        front.lines.clear()
        _read_apart(block, front, faults)
    else:
        faults.take(known)
    return front


def _read_apart(block: str, front: Front, faults: Faults) -> None:
    """Read entry by entry what cannot be read as a whole, so that one fault hides no other."""
    lines = block.split("\n")
    starts = [n for n, line in enumerate(lines) if _KEY_LINE.match(line)]
    if not starts or any(line.strip() and not line.startswith("#") for line in lines[: starts[0]]):
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        before = dict(front.values), dict(front.lines)
        entry = "\n".join(lines[start:end])
        known = Faults(faults.path)
        try:
            _Reader(front, known, 2 + start).read(entry)
        except yaml.YAMLError as error:
            front.values, front.lines = before
            mark = getattr(error, "problem_mark", None)
            last = len(entry.rstrip("\n").split("\n")) - 1
            line = 2 + start + min(mark.line if mark else 0, last)
            _read_mended(note_slip(entry, line, faults), front, 2 + start)
        else:
            faults.take(known)


def _read_mended(entry: str, front: Front, line: int) -> None:
    """Read an entry as the message says that it would pass: what is wrong with it is one fault."""
    before = dict(front.values), dict(front.lines)
    try:
        _Reader(front, Faults(""), line).read(entry)
    except yaml.YAMLError:
        front.values, front.lines = before


class _Reader:
    """One pass over the events of a YAML text that should be a flat map."""

    def __init__(self, front: Front, faults: Faults, first_line: int) -> None:
        self.front = front
        self.faults = faults
        self.first_line = first_line

    def read(self, block: str) -> None:
        events = iter(yaml.parse(block, Loader=Loader))
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.tags or event.version:
                    self._note(
                        YAML,
                        event,
                        "a further YAML document or directive",
                        "one list of keys between the two lines of ---",
                    )
            elif isinstance(event, yaml.MappingStartEvent):
                self._plain(event)
                self._map(events, keep=documents == 1)
            elif isinstance(event, yaml.ScalarEvent):
                if event.value:
                    raise yaml.YAMLError
            elif isinstance(event, yaml.SequenceStartEvent):
                self._note(NESTED, event, "a list", "keys with values, such as title: …")
                self._skip(events)
            elif isinstance(event, yaml.AliasEvent):
                self._note(YAML, event, f"an alias *{event.anchor}", "the value itself")

    def _map(self, events: _Events, *, keep: bool) -> None:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            line = self._line(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if isinstance(event, yaml.ScalarEvent):
                self._plain(event)
            else:
                self._note(NESTED, event, "a key that is no text", "a key such as title")
                if isinstance(event, yaml.CollectionStartEvent):
                    self._skip(events)
            value = self._value(events, key)
            if not key or value is None or not keep:
                continue
            if key in self.front.lines:
                self.faults.add(
                    DUPLICATE,
                    line,
                    field=key,
                    got=f"{key} for the second time",
                    expected=f"each key once; the first stands on line {self.front.lines[key]}",
                )
                continue
            self.front.lines[key] = line
            self.front.values[key] = value

    def _value(self, events: _Events, key: str) -> str | tuple[str, ...] | None:
        event = next(events)
        if isinstance(event, yaml.AliasEvent):
            self._note(YAML, event, f"an alias *{event.anchor}", "the value itself", key)
            return None
        self._plain(event, key)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.MappingStartEvent):
            self._note(NESTED, event, "a map", f"text or a list of texts, such as {key or 'title'}: …", key)
            self._skip(events)
            return None
        return self._list(events, key)

    def _list(self, events: _Events, key: str) -> tuple[str, ...] | None:
        entries: list[str] = []
        whole = True
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return tuple(entries) if whole else None
            if isinstance(event, yaml.ScalarEvent):
                self._plain(event, key)
                entries.append(str(event.value))
                continue
            whole = False
            if isinstance(event, yaml.AliasEvent):
                self._note(YAML, event, f"an alias *{event.anchor}", "the value itself", key)
            else:
                self._note(
                    NESTED, event, "a map or list within a list", "a list of texts; quotes around an entry with :", key
                )
                self._skip(events)
        return None

    def _skip(self, events: _Events) -> None:
        """Pass over the rest of a collection that has begun."""
        depth = 1
        for event in events:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                if not depth:
                    return

    def _plain(self, event: yaml.Event, key: str = "") -> None:
        anchor = getattr(event, "anchor", None)
        if anchor:
            self._note(
                YAML,
                event,
                f"an anchor &{anchor}",
                "the value itself; quotes around a value that begins with &",
                key,
            )
        tag = getattr(event, "tag", None)
        if tag:
            self._note(YAML, event, f"a tag {tag}", "the value alone; quotes around a value that begins with !", key)

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def _note(self, fault: Fault, event: yaml.Event, got: str, expected: str, key: str = "") -> None:
        self.faults.add(fault, self._line(event), field=key, got=got, expected=expected)
