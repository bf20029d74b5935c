"""Tables of old collections, drawn in many ways, become tables of this dialect; every change is told."""

from __future__ import annotations

import re

from plugins.model.counted import counted

COMMENT_END = "-->"
COMMENT = re.compile(rf"(^[ \t]*)?<!--.*?(?:{COMMENT_END}([ \t]*(?:\n|\Z))?|\Z)", re.DOTALL | re.MULTILINE)
ROW = re.compile(r"[ \t\u3000]*[|｜│┃].*[|｜│┃][ \t\u3000]*")
GRID = re.compile(r"[ \t\u3000]*[+┌┬┐├┼┤└┴┘][-=+─━┌┬┐├┼┤└┴┘:]+[ \t\u3000]*")
DASHES = re.compile(
    r"[ \t\u3000]*+[|｜]?+[ \u3000]*+:?[-—–－─]++:?[ \u3000]*+"
    r"(?:[|｜+][ \u3000]*+:?[-—–－─]++:?[ \u3000]*+)*+[|｜]?+[ \u3000]*+"
)
BAR = re.compile(r"[｜│┃]")
LONG_DASH = re.compile(r"[—–－─]+")


def mended(body: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with its tables as this dialect writes them, and a sentence for each kind of change.

    Comments go, which no reader of the old site saw. Rows lose the blank lines
    and the indentation around them, their bars and dashes become ``|`` and
    ``-``, lines of a drawn grid go. Rows without a line of dashes get one above
    them: which of them was meant as the header nobody can tell. Cells and their
    words stay as they are.
    """
    notes: list[str] = []
    body, count = _without_comments(body)
    if count:
        notes.append(f"{counted(count, 'comment')} taken out")
    if not any(bar in body for bar in "|｜│┃"):
        return body, tuple(notes)
    lines, written = body.split("\n"), list[str]()
    changed, at = 0, 0
    while at < len(lines):
        end = _end_of_table(lines, at)
        if end == at:
            written.append(lines[at])
            at += 1
            continue
        table = _table(lines[at:end])
        changed += table != lines[at:end]
        written += table
        at = end
    if changed:
        notes.append(f"{counted(changed, 'table')} written in the form of this site")
    return "\n".join(written), tuple(notes)


def _without_comments(body: str) -> tuple[str, int]:
    """Return a text without its comments and how many there were; a line of one alone goes whole."""
    end = body.rfind(COMMENT_END) + len(COMMENT_END) if COMMENT_END in body else 0
    kept, count = COMMENT.subn(_beside_comment, body[:end])
    return kept + body[end:], count


def _beside_comment(comment: re.Match[str]) -> str:
    before, behind = comment.groups()
    return "" if None not in (before, behind) else (before or "") + (behind or "")


def _end_of_table(lines: list[str], start: int) -> int:
    """Return the end of the rows that begin at a line, blank lines between them included; ``start`` for none."""
    end = at = start
    rows = 0
    while at < len(lines):
        line = lines[at]
        if _is_row(line) or GRID.fullmatch(line) or (rows == 1 and "|" in line and DASHES.fullmatch(line)):
            rows += not GRID.fullmatch(line)
            end = at = at + 1
        elif rows and not line.strip(" \t\u3000"):
            at += 1
        else:
            break
    return end if rows > 1 else start


def _is_row(line: str) -> bool:
    return bool(ROW.fullmatch(line)) and len(re.findall(r"(?<!\\)[|｜│┃]", line)) > 1


def _table(lines: list[str]) -> list[str]:
    found = [line for line in lines if line.strip(" \t\u3000")]
    was_drawn = any(GRID.fullmatch(line) for line in found)
    rows = [line for line in found if not GRID.fullmatch(line)]
    rows = [_row(line) for line in rows]
    width = max(row.count("|") - 1 for row in rows)
    if any(DASHES.fullmatch(row) for row in rows[1:2]):
        return rows
    separator = f"|{'---|' * width}"
    if was_drawn:
        return [rows[0], separator, *rows[1:]]
    return [f"|{'   |' * width}", separator, *rows]


def _row(line: str) -> str:
    line = line.strip(" \t\u3000")
    is_dashes = bool(DASHES.fullmatch(line))
    line = line if "|" in line else BAR.sub("|", line)
    return LONG_DASH.sub("---", line).replace("\u3000", " ") if is_dashes else line
