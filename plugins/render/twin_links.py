"""Links in the Markdown beside a page: they lead to addresses, and to nothing that is not public."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

OURS = re.compile(r"(?P<before><?\s*)(?P<target>(?:doc|media):[^\s#<>]*)(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
DEFINED = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]^\n][^\[\]\n]*)\]:[ ]*<?(?P<address>(?:doc|media):[^\s<>]+)>?"
    r"[ ]*(?:\".*\"|'.*'|\(.*\))?[ ]*(?:\n|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
"""A line that says where the links of a label lead."""

STEP = re.compile(
    r"\\.|(?P<ticks>`+)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<open>!?\[)"
    r"|\](?:\([ ]*(?P<address><[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)"
    r"|[ ]?\[(?P<label>[^\[\]]*)\](?!\()|)",
    re.DOTALL,
)
"""What stands for itself (signs behind ``\\``, code), the beginning of a link, and its end with where it leads."""


def with_addresses(body: str, addresses: Mapping[str, str]) -> str:
    """Put addresses in the place of ``doc:`` and ``media:`` in Markdown; nothing else of the text changes.

    Args:
        body: the Markdown that was approved.
        addresses: absolute, of what is public: of documents by ``doc:`` and id, of shared files by ``media:`` and id.

    Returns:
        The same text; of a link whose target is not there the words are left, and not the line that defines it.
    """
    labels = {found["label"].strip().lower(): found["address"] for found in DEFINED.finditer(body)}
    body = DEFINED.sub(lambda found: _put(found, _led(found["address"], addresses)), body)
    said: list[str] = []
    opened: list[int] = []
    position = 0
    for step in STEP.finditer(body):
        said.append(body[position : step.start()])
        position, whole = step.end(), step[0]
        if step["open"]:
            opened.append(len(said))
        elif whole[0] == "]" and opened:
            start = opened.pop()
            label = step["label"] or "".join(said[start + 1 :])
            address = step["address"]
            to = _led(labels.get(label.strip().lower(), "") if address is None else address, addresses)
            if to is None:
                said[start] = whole = ""
            elif address is not None:
                whole = _put(step, to)
        said.append(whole)
    return "".join((*said, body[position:]))


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
