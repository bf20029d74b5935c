"""A violation planted in a document that passes: what is wrong, where, and which rule must find it there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.model.ids import ALPHABET
from tests.repository import DEMONSTRATION
from tests.rules.planted.bases import BASES, OWN_ID, SET

DOCUMENTS = DEMONSTRATION / "documents"
BODY = "(the first line of the text)"
"""Where a finding stands that is about the text as a whole."""


@dataclass(frozen=True)
class Plant:
    """One row of a table.

    Attributes:
        column: key of the column.
        wrong: what is wrong, in words; with the column it names the row.
        code: of the rule that finds it.
        at: how the line begins that the finding names; `BODY`, or ``""`` for the first line of the file.
        fields: lines of the front matter that are set, or taken out with None.
        body: the whole text, None for that of the base.
        add: text below all other text.
        swap: words of the file, and what stands in their place.
        files: attachments besides those of the base, by name; None takes one out.
        base: a document of the demonstration whose id is kept, ``""`` for that of the column.
        when: the instant at which it is looked at; the default is the morning after the demonstration.
        also: codes that cannot but be found with it, each with the beginning of its line.
    """

    column: str
    wrong: str
    code: str
    at: str = ""
    fields: Mapping[str, str | None] = field(default_factory=dict)
    body: str | None = None
    add: str = ""
    swap: tuple[str, str] = ("", "")
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    base: str = ""
    when: str = "2026-11-24T09:00"
    also: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.column}: {self.code}: {self.wrong}"


def plant(column: str, code: str, wrong: str, at: str = "", **settings: object) -> Plant:
    """Make a row; what is no setting of `Plant` is a line of the front matter."""
    own = {name: settings.pop(name) for name in list(settings) if name in Plant.__dataclass_fields__}
    return Plant(column, wrong, code, at, settings, **own)  # type: ignore[arg-type]


def lay(root: Path, row: Plant, number: int) -> str:
    """Write the document of a row with its attachments, and return its path; ``number`` makes it one of its own."""
    name = f"{row.base or BASES[row.column]}.md"
    source = DOCUMENTS / name if (DOCUMENTS / name).exists() else root / "content" / name  # an issue was composed
    path = root / "content" / row.column / "planted" / f"planted-{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    if not row.base:
        for key, value in {**_own(row.column, number), **SET.get(row.column, {})}.items():
            text = _with_line(text, key, value)
    for key, line in row.fields.items():
        text = _with_line(text, key, line)
    if row.body is not None:
        text = text.partition("\n---\n")[0] + f"\n---\n{row.body}"
    assert row.swap[0] in text, row
    text = text.replace(*row.swap, 1) if row.swap[0] else text
    path.write_text(text + (f"\n{row.add}\n" if row.add else ""), encoding="utf-8")
    folder = path.with_suffix("")
    if source.with_suffix("").is_dir():
        shutil.copytree(source.with_suffix(""), folder)
    for file, content in row.files.items():
        folder.mkdir(exist_ok=True)
        (folder / file).write_bytes(content) if content is not None else (folder / file).unlink()
    return path.relative_to(root).as_posix()


def line_of(text: str, at: str) -> int:
    """Return the number of the line that begins so."""
    lines = text.splitlines()
    if at == BODY:
        return lines.index("---", 1) + 2
    return next(number for number, line in enumerate(lines, 1) if line.startswith(at)) if at else 1


def _own(column: str, number: int) -> Mapping[str, str | None]:
    id = "zz" + "".join(ALPHABET[number // 32**place % 32] for place in range(6))
    numbers = {
        "laws-and-regulations": {"document_number": f"令第{2000 + number}号"},
        "policy-information": {"document_number": f"卫例发〔2026〕{2000 + number}号"},
    }
    own = {} if column in OWN_ID else {"id": id, "slug": f"planted-{number}"}
    return {**own, "status": "draft", "index_number": None, **numbers.get(column, {})}


def _with_line(text: str, key: str, value: str | None) -> str:
    head, mark, body = text.partition("\n---\n")
    kept = [line for line in head.split("\n") if not line.startswith(f"{key}:")]
    places = [place for place, line in enumerate(head.split("\n")) if line.startswith(f"{key}:")]
    if value is not None:
        kept.insert(places[0] if places else len(kept), f"{key}: {value}" if value else f"{key}:")
    return "\n".join(kept) + mark + body
