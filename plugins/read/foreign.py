"""What stands in a text and is no text: marks of other systems, tags, and characters that were broken."""

from __future__ import annotations

import re
from collections.abc import Callable

from plugins.model.finding import Fault
from plugins.read.characters import MOST_SHOWN, named
from plugins.read.faults import BROKEN, CONFLICT, FENCE, TAG, TEMPLATE, Faults, shown

_NAMES = (
    "a|abbr|b|big|blockquote|body|br|caption|center|code|col|dd|del|div|dl|dt|em|font|form|h[1-6]|head|hr|html"
    "|i|iframe|img|input|ins|li|link|meta|o:p|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup"
    "|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video"
)
CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
"""A span of code within a line."""

_POINT = "\ue010"
"""Old collections write a decimal point with this private-use character."""

_BROKEN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\ufffc\ufffd]|锟斤拷")
_KINDS: tuple[tuple[Fault, re.Pattern[str], str], ...] = (
    (CONFLICT, re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$"), "one of the two versions, without the marks"),
    (FENCE, re.compile(r"^ {0,3}(?:```|~~~).*$"), "a list or a table; there are no blocks of code"),
    (TAG, re.compile(r"<!--.*"), "a text without comments; delete it, it would be published"),
    (
        TAG,
        re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE),
        "Markdown instead, such as m², CO₂, a table of lines with |, or a paragraph of its own",
    ),
    (
        TAG,
        re.compile(r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|hellip|[a-z]{4,8}|#[0-9]{1,7}|#x[0-9a-f]{1,6});"),
        "the character itself",
    ),
    (
        TEMPLATE,
        re.compile(r"\\u[0-9a-fA-F]{4}|\[/?(?:b|i|u|url|img|color|size|quote|table|tr|td)(?:=[^\[\]\s]*)?\](?!\()"),
        "Markdown, and characters themselves",
    ),
    (
        TEMPLATE,
        re.compile(
            r"\A(?>.*?(?=\{\{))(\{\{.*?\}\})|\A(?>.*?(?=\{%))(\{%.*?%\})|\A(?>.*?(?=<%))(<%.*?%>)"
            r"|\A(?>.*?(?=<\?(?:php|=|xml)))(<\?.*?\?>)|[$%]\{[^{}]*\}|\\[a-zA-Z]+\{[^{}]*\}|\$\$.+?\$\$"
        ),
        "the words that the mark of another system stood for",
    ),
    (
        TEMPLATE,
        re.compile(
            r"(?<!~)~~(?=[^\s~])[^~]*[^\s~]~~(?!~)|(?<!=)==(?=[^\s=])[^=]*[^\s=]==(?!=)|\'{3}.+?\'{3}|^ {0,3}:::.*$|\\$"
        ),
        "the words alone, with ** around what is strong; there is no other markup for words",
    ),
)


def note_foreign(text: str, first_line: int, faults: Faults) -> None:
    """Note lines of a body that hold what is no text; ``first_line`` is the 1-based line of its first in the file.

    Marks within a span of code are meant as they stand. Each kind is told of
    at most `MOST_SHOWN` times.
    """
    told: dict[re.Pattern[str], int] = {}
    in_conflict = bool(re.search(r"^<{7}(?: |$)", text, re.MULTILINE))
    for number, line in enumerate(text.split("\n"), first_line):
        line = line.removesuffix("\r")
        prose = CODE.sub("", line)
        for fault, pattern, expected in _KINDS:
            if fault is CONFLICT and line.startswith("=") and not in_conflict:
                continue  # an underline of a heading
            match = pattern.search(line if fault in (CONFLICT, FENCE) else prose)
            if match is not None and told.setdefault(pattern, 0) < MOST_SHOWN:
                told[pattern] += 1
                faults.add(fault, number, got=shown(match[match.lastindex or 0]), expected=expected)
    note_broken(text, lambda offset: first_line + offset, faults)


def note_broken(text: str, line_of: Callable[[int], int], faults: Faults, field: str = "") -> None:
    """Note lines with characters that were broken; ``line_of`` tells a line of the file by its 0-based offset."""
    if text.isascii():
        return
    left = MOST_SHOWN
    for offset, line in enumerate(text.split("\n")):
        match = _BROKEN.search(line)
        if match is None:
            continue
        expected = "a decimal point: ." if match[0] == _POINT else "the character that stood in the original"
        got = "锟斤拷" if len(match[0]) > 1 else named(match[0])
        faults.add(BROKEN, line_of(offset), field=field, got=f"{got} in column {match.start() + 1}", expected=expected)
        left -= 1
        if not left:
            return
