"""Lines of official texts: which stand apart, and what their indentation says."""

from __future__ import annotations

import re

from plugins.model.chinese_number import NUMERALS
from plugins.read.markup import HEADING, ITEM, RULE, SEPARATOR

_INDENTED = re.compile(r"^[ \t]+\S", re.MULTILINE)
_MEANING = re.compile(r"(?:\[\^[^\]\n]+\]:|:[ ])")
"""A note or a definition: what is indented behind it belongs to it."""

_ENUMERATED = re.compile(
    rf"[0-9]{{1,2}}[、)）]|[（(][0-9]{{1,3}}[）)]|[{NUMERALS}]{{1,3}}、|[{NUMERALS}]{{1,3}}[)）]"
    r"|[0-9]{1,2}[.．](?=[^0-9\s])|[①-⒛㈠-㈩⓪⓵-⓾]|[■□●○◆◇▲△★☆▪•※]"
    r"|[（(][A-Za-z][）)]|[（(][ivx]{1,4}[）)]|(?:[a-z]|[ivx]{1,4})[.)）][ ]"
)
_LABELLED = re.compile(r"[^\s|：:，。；、,;.!?！？]{1,10}[ \u3000]?[：:](?!//)[ \u3000]*\S|[A-Z][A-Za-z /-]{0,30}: \S")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_HEADING = re.compile(HEADING)
_DATE = re.compile(
    rf"(?:[〇○零一二三四五六七八九]{{4}}|[0-9]{{4}}) ?年 ?(?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}}) ?月"
    rf" ?(?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}}) ?日|[0-9]{{1,2}} (?:{_MONTHS}) [0-9]{{4}}"
)
_SIGNED = re.compile(r"[^。，；,;|]{1,40}")
_CANDIDATE = re.compile(
    rf"\n(?:#|[^\n]*[|：:]|[ \u3000]*(?:{_ENUMERATED.pattern}|{ITEM.pattern}|{_DATE.pattern}))|[：；]\n"
)


def apart(text: str) -> str:
    """Return ``text`` with a blank line before each line that stands apart in an official text.

    That is one that begins with a number or sign of an item, the first of a
    list or table, one of several lines such as 地址：…, a date alone with the
    line above it that signs, and one behind ： or ；.
    """
    if is_apart(text) or not _CANDIDATE.search(text):
        return text
    lines = text.split("\n")
    written: list[str] = []
    before, in_list, in_table = "", "", False
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else ""
        bare = line.strip(" \t")
        if not bare:
            before, in_list, in_table = "", "", False
            written.append(line)
            continue
        kind = _kind(bare) if line[:1] != " " or in_list or not before else ""
        opens_table = "|" in bare and "|" in after and bool(SEPARATOR.fullmatch(after.strip()))
        if before and (
            (bool(kind) and line[:1] != " " and kind != in_list)
            or (opens_table and not (in_list and line[:1] == " "))
            or (in_table and "|" not in bare)
            or (bool(in_list) and line[:1] == "#" and bool(_HEADING.fullmatch(line)))
            or (not kind and not in_table and not (in_list and line[:1] == " ") and _stands_apart(before, bare, after))
        ):
            written.append("")
            in_list, in_table = "", False
        if kind and line[:1] != " ":
            in_list = kind
        in_table = in_table or opens_table
        before = bare
        written.append(line)
    return "\n".join(written)


def is_apart(text: str) -> bool:
    """Tell whether there is a blank line behind every line."""
    inside = text.strip("\n")
    return inside.count("\n") == 2 * inside.count("\n\n")


def _kind(line: str) -> str:
    """Tell of what kind of list a line is an item: ``#`` of a numbered one, its sign otherwise, ``""`` of none."""
    if not ITEM.match(line) or RULE.match(line):
        return ""
    return "#" if line[0].isdigit() else "-"


def _stands_apart(before: str, line: str, after: str) -> bool:
    line = line.strip("\u3000 ")
    if _ENUMERATED.match(line) or _DATE.fullmatch(line):
        return True
    if before[-1] in "：；" and not line.isascii():
        return True
    if _LABELLED.match(line) and (_LABELLED.match(before) or _LABELLED.match(after)):
        return True
    return bool(_DATE.fullmatch(after.strip("\u3000 ")) and before[-1] in "。！？：；.!?:" and _SIGNED.fullmatch(line))


def nested(text: str) -> str:
    """Return ``text`` with four spaces for each level of a list, and none before lines that belong to no list or note.

    Items and paragraphs two spaces or more behind the sign of an item belong
    to it. Indentation alone says nothing.
    """
    if not _INDENTED.search(text):
        return text
    written: list[str] = []
    levels: list[int] = []
    in_note = behind_blank = False
    for line in text.split("\n"):
        bare = line.lstrip(" \t")
        if not bare:
            behind_blank = True
            written.append("")
            continue
        indent = len(line[: len(line) - len(bare)].expandtabs(4))
        if not levels and indent < 4 and _MEANING.match(bare):
            in_note = True
            written.append(line)
        elif in_note and indent:
            written.append(" " * indent + bare)
        elif RULE.match(bare):
            in_note, levels = False, levels if indent >= 2 else []
            written.append(("    " * len(levels) or " " * min(indent, 1)) + bare)
        elif ITEM.match(bare):
            in_note = False
            while levels and indent < levels[-1] + 2:
                levels.pop()
            written.append("    " * len(levels) + bare)
            levels.append(indent)
        elif levels and indent >= 2:
            while len(levels) > 1 and indent < levels[-1] + 2:
                levels.pop()
            written.append("    " * len(levels) + bare)
        else:
            in_note = False
            if behind_blank:
                levels = []
            written.append(bare)
        behind_blank = False
    return "\n".join(written)
