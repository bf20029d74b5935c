"""What is markup at the start of a line and what is a word: headings, items, quotations, definitions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from plugins.model.chinese_number import NUMBER

_FIGURE = r"[0-9][0-9.,]*(?:[ ]*[-–~～至到][ ]*[-−]?[ ]*[0-9][0-9.,]*)?[ ]*"
_BELOW_ZERO = r"(?:°|℃|℉|度|摄氏|%|％|‰|dB(?![A-Za-z]))"
_MEASURE = (
    r"(?:°|℃|℉|度|摄氏|%|％|‰|周?岁|个?小时|分钟|个月|天|例|人次?|次|倍|米|克|毫|微|吨|升|元|万|亿"
    r"|(?:[munkµμ]?[gmL]|[mcdk]m|mmHg|mmol|ml|dB|kPa|years?|hours?|days?|weeks?|months?)(?![A-Za-z]))"
)
HEADING = (
    rf"(?P<level>\#{{2,6}}(?!\#)|\#(?=[ \t\u3000\n]|$|第{NUMBER}(?:分编|[编章节])))"
    r"(?P<header>[^\n]*)"
)
"""A heading; a single ``#`` directly before a word is a sign of that word."""

ITEM_NUMBER = r"(?![0-9]{1,2}\.[ ]?[0-9]{1,2}\.[ ]?[0-9]{4})(?:0|[1-9][0-9]{0,2})\."
"""The number of an item; years, numbers with zeros before them and dates with points are words."""

OWN_SIGN = rf"(?:\*|-(?![ ]*{_FIGURE}{_BELOW_ZERO})|\+(?![ ]*[0-9]))"
"""The sign of an item; the one before a number that can lie below zero is its sign."""

QUOTE = rf">(?!=|[ ]*{_FIGURE}{_MEASURE})"
"""The sign of a quotation; the one before a measured number is read as "more than"."""

ITEM = re.compile(rf"(?:{ITEM_NUMBER}|{OWN_SIGN})[ ]+(?=\S)")
RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){2,}+|(?:\*[ \t]*){3,}+|(?:_[ \t]*){3,}+|=+[ \t]*)$")
PARTING = r"、，。；：！？,.;:!?)）】」』》”’\]"
"""What stands behind a word: emphasis does not begin before it."""

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐韩冯邓曹彭肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪"
    "范廖贾韦夏邹熊孟秦阎薛侯雷龙段郝孔邵史毛顾赖武康贺严尹钱施"
)
_LONG_SURNAMES = "欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙"
_BOUNDARY = r"(?<![^\W和与及由请对向给])"
SURNAME_BEFORE = rf"(?<!{_BOUNDARY}[{_SURNAMES}])" + "".join(
    rf"(?<!{_BOUNDARY}{name})" for name in _LONG_SURNAMES.split("|")
)
"""No surname alone stands before this place: ``李**`` is a name that is not told."""

MASKED = re.compile(rf"{_BOUNDARY}(?:[{_SURNAMES}]|{_LONG_SURNAMES})\*\*(?![\s{PARTING}*])[^*\n]+\*\*(?!\*)")
NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_NOTE_CALL = re.compile(r"(?<!\\)\[\^([^\]\n]++)(\](?!:))?")
DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]^\n][^\[\]\n]*)\]:[ ]*<?"
    r"((?:https?://|doc:|media:|mailto:|tel:|attachment:|#)[^\s<>]+|[^\s<>:]+\.[A-Za-z0-9]{2,5}(?:#[^\s<>]*)?)>?"
    r"[ ]*(?:\"(.*)\"|'(.*)'|\((.*)\))?[ ]*$",
    re.MULTILINE,
)
_USED = re.compile(r"\[([^\[\]\n]+)\](?!:)")
SEPARATOR = re.compile(r"[ ]*(?:\|[ ]*)?:?-+:?[ ]*(?:\|[ ]*(?::?-+:?[ ]*|:[ ]*)?)*")
"""The line below the header of a table."""


def heading_words(header: str) -> str:
    """Return what stands behind the signs of a heading, without those at its end that a space sets off."""
    header = header.strip()
    words = header.rstrip("#")
    return words.rstrip() if words[-1:] in ("", " ", "\t") else header


def address_definitions(text: str) -> Mapping[str, tuple[str, str, str | None]]:
    """Find the lines ``[label]: address`` whose label is used in ``text``.

    Returns:
        Label in lower case, address and title, by the line without its spaces;
        of two lines with one label the first alone.
    """
    if "]:" not in text:
        return {}
    known: dict[str, tuple[str, str, str | None]] = {}
    labels: set[str] = set()
    used = {label.strip().lower() for label in _USED.findall(text)}
    for match in DEFINITION.finditer(text):
        label = match[1].strip().lower()
        if label in labels or label not in used:
            continue
        labels.add(label)
        known[match[0].strip()] = (label, match[2], match[3] or match[4] or match[5])
    return known


def note_calls(text: str) -> Iterator[re.Match[str]]:
    """Yield the calls of notes, ``[^label]``, with the label as first group."""
    # What is not closed is passed over whole: no call begins within it that is closed.
    return (call for call in _NOTE_CALL.finditer(text) if call[2])


def without_calls(line: str, labels: Container[str]) -> str:
    """Return a line without the calls of notes that have one of the labels."""
    return _NOTE_CALL.sub(lambda call: "" if call[2] and call[1] in labels else call[0], line)


def notes_once(text: str) -> str:
    """Return ``text`` with every definition of a note but the first of its label escaped: it is shown as typed."""
    if text.count("[^") < 2:
        return text
    labels: set[str] = set()

    def kept(match: re.Match[str]) -> str:
        if match[1] in labels:
            return match[0].replace("[", "\\[", 1)
        labels.add(match[1])
        return match[0]

    return NOTE.sub(kept, text)
