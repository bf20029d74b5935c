"""Links in the Markdown beside a page: they lead to addresses, and to nothing that is not public."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from html import unescape

OURS = re.compile(r"(?P<before><?\s*)(?P<target>(?:doc|media):[^\s#<>]*)(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
DEFINED = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]^\n][^\[\]\n]*)\]:[ ]*<?(?P<address>(?:doc|media):[^\s<>]+)>?"
    r"[ ]*(?:\".*\"|'.*'|\(.*\))?[ ]*(?:\n|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
"""A line that says where the links of a label lead."""

TICKS = re.compile("`+")
STEP = re.compile(
    r"\\.|(?P<ticks>`+)"
    r"|(?P<open>!?\[)"
    r"|\](?:\([ ]*(?P<address><[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)"
    r"|[ ]?\[(?P<label>[^\[\]]*)\](?!\()|)",
    re.DOTALL,
)
"""What stands for itself (signs behind ``\\``, ticks of code), a link's beginning, and its end with where it leads."""


def with_addresses(body: str, addresses: Mapping[str, str]) -> str:
    """Put addresses in the place of ``doc:`` and ``media:`` in Markdown; nothing else of the text changes.

    Args:
        body: the Markdown that was approved.
        addresses: absolute, of what is public: of documents by ``doc:`` and id, of shared files by ``media:`` and id.

    Returns:
        The same text; of a link whose target is not there the words are left, and not the line that defines it.
    """
    if not _may_lead(body):
        return body
    labels = {found["label"].strip().lower(): found["address"] for found in DEFINED.finditer(body)}
    body = DEFINED.sub(lambda found: _put(found, _led(found["address"], addresses)), body)
    said: list[str] = []
    opened: list[int] = []
    position = 0
    for step in _steps(body):
        said.append(body[position : step.start()])
        position, whole = step.end(), step[0]
        if step["open"]:
            opened.append(len(said))
        elif whole[0] == "]" and opened:
            start = opened.pop()
            address = step["address"]
            label = (step["label"] or "".join(said[start + 1 :])) if labels and address is None else ""
            to = _led(labels.get(label.strip().lower(), "") if address is None else address, addresses)
            if to is None:
                said[start] = whole = ""
            elif address is not None:
                whole = _put(step, to)
        said.append(whole)
    return "".join((*said, body[position:]))


def _may_lead(body: str) -> bool:
    """Tell whether there can be a link of ours in a text; there is none in most, and nothing is looked for then."""
    return "&" in body or (":" in body and any(sign in body.lower() for sign in ("doc:", "a:")))


def _steps(body: str) -> Iterator[re.Match[str]]:
    """Yield where links begin and end, in their order, and none of what stands in code."""
    ends: dict[int, list[int]] = {}
    for run in TICKS.finditer(body):
        ends.setdefault(len(run[0]), []).append(run.end())
    position = 0
    while step := STEP.search(body, position):
        position = step.end()
        if ticks := step["ticks"]:
            position = _end_of_code(body, step.start(), len(ticks), ends) or position
        elif step[0][0] != "\\":
            yield step


def _end_of_code(body: str, start: int, ticks: int, ends: Mapping[int, list[int]]) -> int:
    """Return where code ends that begins with ticks: behind as many as it begins with, in one paragraph; 0 for nowhere.

    Where no such ticks follow, the last of its own are words of it, as in Python-Markdown.
    """
    paragraph = body.find("\n\n", start)
    for many in range(ticks, 0, -1):
        after = ends.get(many, ())
        at = bisect_right(after, start + ticks)
        if at < len(after) and not -1 < paragraph < after[at]:
            return after[at]
    return 0


def _led(address: str, addresses: Mapping[str, str]) -> str | None:
    """Return where an address leads, itself if it is none of ours, None if it leads to nothing that is public."""
    found = OURS.fullmatch(address) or OURS.fullmatch(unescape(address))
    if found is None:
        return address
    to = addresses.get(found["target"].lower())
    return None if to is None else f"{found['before']}{to}{found['rest']}"


def _put(found: re.Match[str], to: str | None) -> str:
    start = found.start()
    whole, (begins, ends) = found[0], found.span("address")
    return "" if to is None else f"{whole[: begins - start]}{to}{whole[ends - start :]}"
