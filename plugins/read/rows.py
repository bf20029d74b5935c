"""Lines that look like rows of a table and become none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.read.markup import SEPARATOR

ROW = re.compile(r"[ \t\u3000]*[|｜│┃].*[|｜│┃][ \t\u3000]*")
GRID = re.compile(r"[ \t\u3000]*[+┌├][-=+─━┌┬┐├┼┤└┴┘]{3,}[ \t\u3000]*")
BAR = re.compile(r"(?<!\\)[|｜│┃]")
TABBED = 3
"""So many lines with equally many tabs within them are a table; two can be a date beside a name."""

EXPECTED_DASHES = r"a line such as | --- | --- | below the first row of a table, or \| for a bar that is no table"
EXPECTED_BARS = "rows with | between the cells, and a line such as | --- | --- | below the first"
EXPECTED_ROW = "the row directly below the row before it, without a blank line"


def stray_rows(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the 0-based line of each run of rows that is no table, and what would be one."""
    in_table = is_stray = is_behind_table = False
    for offset, line in enumerate(lines):
        if not line.strip(" \t\u3000"):
            is_behind_table = in_table or (is_behind_table and not is_stray)
            in_table = is_stray = False
            continue
        after = lines[offset + 1] if offset + 1 < len(lines) else ""
        if "|" in line and "|" in after and SEPARATOR.fullmatch(after.strip(" \t")):
            in_table = "\u3000" not in line[: len(line) - len(line.lstrip())]
        if in_table and "|" in line:
            continue
        in_table = False
        is_grid = bool(GRID.fullmatch(line))
        looks = is_grid or (bool(ROW.fullmatch(line)) and len(BAR.findall(line)) > 2) or _is_pair(line, after)
        if looks and not is_stray:
            yield offset, _expected(line, is_grid, is_behind_table)
        is_stray = looks or (is_stray and bool(ROW.fullmatch(line)))
        is_behind_table = is_behind_table and is_stray
    yield from ((offset, EXPECTED_BARS) for offset in _tabbed(lines))


def _is_pair(line: str, after: str) -> bool:
    return all(ROW.fullmatch(one) and len(BAR.findall(one)) > 1 for one in (line, after))


def _expected(line: str, is_grid: bool, is_behind_table: bool) -> str:
    if is_grid or "|" not in line or line.startswith("\u3000"):
        return EXPECTED_BARS
    return EXPECTED_ROW if is_behind_table else EXPECTED_DASHES


def _tabbed(lines: list[str]) -> Iterator[int]:
    start = count = 0
    for offset, line in enumerate([*lines, ""]):
        tabs = line.strip().count("\t")
        if tabs and tabs == count:
            continue
        if count and offset - start >= TABBED:
            yield start
        start, count = offset, tabs
