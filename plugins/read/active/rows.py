"""Cells of a table that a spreadsheet calculates."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from plugins.read.extraction import decoded
from plugins.read.no_text import NoTextError

SEPARATORS = (",", ";", "\t")
"""Which of them parts the cells depends on where a spreadsheet was bought."""

_BEGINS = re.compile(r"\s*[=@＝＠]")
_SIGNED = re.compile(r"\s*[+\-＋－]")
_NUMBER = re.compile(r"[+\-＋－](?:[-–—]*|[ ]*[0-9０-９.,][0-9０-９ .,()/%％~+-]*(?:[eE][+-]?[0-9]+)?)")
"""A number below or above zero, a telephone number, or a stroke that stands for nothing."""


def active(data: bytes) -> Iterator[str]:
    """Yield each line with a cell that begins as a formula does.

    Numbers with their sign, telephone numbers that begin with ``+`` and
    strokes for "nothing" pass.

    Source: CWE-1236 (formula elements in a CSV file).
    """
    try:
        text = decoded(data)
    except NoTextError:
        return  # that nobody can read it is a finding of its own
    if not any(sign in text for sign in "=+-@＝＋－＠"):
        return
    first = text.partition("\n")[0]
    usual = max(SEPARATORS, key=first.count)
    told: dict[int, str] = {}
    for separator in SEPARATORS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            for row in reader:
                for cell in row:
                    if _is_formula(cell, separator == usual):
                        sign = cell.lstrip()[:1]
                        told.setdefault(reader.line_num, f"a cell that begins with {sign}, as a formula does,")
        except csv.Error:
            continue
    for line in sorted(told):
        yield f"{told[line]} in line {line}"


def _is_formula(cell: str, is_usual: bool) -> bool:
    if _BEGINS.match(cell):
        return len(cell.strip()) > 1
    return is_usual and bool(_SIGNED.match(cell)) and not _NUMBER.fullmatch(cell.strip())
