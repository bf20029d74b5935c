"""Edits of ``people.yaml`` that keep every other byte: keys are added and revoked."""

from __future__ import annotations

import re
from datetime import datetime

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import UsageError
from plugins.policy.people import is_ed25519

_KEYS = re.compile(r"  keys:\s*(?:#.*)?")
_EMPTY_KEYS = re.compile(r"  keys:\s*\[\s*\]\s*(?:#.*)?")
_ENDED = re.compile(r",\s*until:\s*[^,}]+")


def add_key(people_yaml: str, who: str, public: str, since: datetime) -> str:
    """Return the text with a public key for ``who`` from ``since`` on, behind the keys that are there.

    Raises:
        UsageError: nobody of that name is in it, ``public`` is no ed25519 key,
            it is there already, or ``since`` has no zone.
    """
    if not is_ed25519(public):
        raise UsageError("the public key is not one of OpenSSH's ssh-ed25519")
    key = " ".join(public.split()[:2])
    if key.split()[1] in people_yaml:
        raise UsageError("the public key is in policy/people.yaml already; a key belongs to one person, once")
    lines = people_yaml.splitlines(keepends=True)
    start, end = _person(lines, who)
    ending = "\r\n" if lines[start].endswith("\r\n") else "\n"
    entry = f'    - {{key: "{key}", since: {_written(since)}}}{ending}'
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += ending
    for number in range(start + 1, end):
        bare = lines[number].rstrip("\r\n")
        if _EMPTY_KEYS.fullmatch(bare):
            lines[number : number + 1] = [f"  keys:{ending}", entry]
            return "".join(lines)
        if _KEYS.fullmatch(bare):
            lines.insert(_block_end(lines, number + 1, end), entry)
            return "".join(lines)
    lines[end:end] = [f"  keys:{ending}", entry]
    return "".join(lines)


def revoke_key(people_yaml: str, who: str, public: str, until: datetime) -> str:
    """Return the text with ``until`` at a public key of ``who``; an earlier end of it is replaced.

    Raises:
        UsageError: nobody of that name has that key on a line of its own, or ``until`` has no zone.
    """
    lines = people_yaml.splitlines(keepends=True)
    start, end = _person(lines, who)
    wanted = public.split()[1] if len(public.split()) > 1 else public
    for number in range(start + 1, end):
        line = lines[number]
        if wanted in line and line.rstrip().endswith("}") and line.lstrip().startswith("- {"):
            head, _, tail = _ENDED.sub("", line).rpartition("}")
            lines[number] = f"{head}, until: {_written(until)}}}{tail}"
            return "".join(lines)
    raise UsageError(f"{who} has no such key in policy/people.yaml")


def _person(lines: list[str], who: str) -> tuple[int, int]:
    """Return the line of a person and the one behind their entry, blank lines and comments that follow excluded."""
    start = next(
        (n for n, line in enumerate(lines) if re.match(rf"(['\"]?){re.escape(who)}\1:\s*(?:#.*)?$", line)), None
    )
    if start is None:
        raise UsageError(f"{who} is not in policy/people.yaml; add the person with name and terms first")
    return start, _block_end(lines, start + 1, len(lines), indent=1)


def _block_end(lines: list[str], start: int, end: int, *, indent: int = 4) -> int:
    last = start
    for number in range(start, end):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(line) - len(line.lstrip(" ")) < indent:
            break
        last = number + 1
    return last


def _written(instant: datetime) -> str:
    if instant.tzinfo is None:
        raise UsageError("the time has no zone")
    return instant.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds")
