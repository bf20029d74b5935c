"""Importing an old site in bulk: a map says which column takes what; nothing is signed before its report was seen."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.intake.column_map import MapLine, mapped_record, missing_fields, read_column_map
from plugins.intake.lines import lines_of
from plugins.intake.record import RefusedRecord, read_object
from plugins.model.column import Column
from plugins.model.counted import counted
from plugins.model.error import UsageError
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.pipeline.workspace.import_records import import_records
from plugins.pipeline.workspace.import_report import SHOWN_DIGITS, Agreed, ImportReport, digest_of_lines
from plugins.system.progress import Progress
from plugins.system.state_folder import state_of


@dataclass(slots=True)
class OldColumn:
    """What became of one column of the old site.

    Attributes:
        name: there, ``""`` for records that name none or cannot be read.
        line: of the map, None where it has none.
        records, taken, refused: how many.
        missing: how many of those taken lack a field that the new column requires, by field.
        lost: how many of those taken have a value that cannot be carried, by key of the old site.
    """

    name: str
    line: MapLine | None
    records: int = 0
    taken: int = 0
    refused: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class SiteReport:
    """The result of an import in bulk.

    Attributes:
        old: what became of each old column, in the order of the map, then those that it lacks.
        columns: what the import of each new column found, by key.
        unread: line and reason of what is no record.
        seen: digits that stand for file, map, policy and all that is said here; whoever signs gives them.
        signed: whether the records were adopted.
    """

    old: tuple[OldColumn, ...]
    columns: Mapping[str, ImportReport]
    unread: tuple[tuple[int, str], ...]
    seen: str
    signed: bool


@dataclass(frozen=True, slots=True)
class _Mapped:
    """A record on its way: its old column, and what is missing and lost."""

    old: OldColumn
    missing: tuple[str, ...]
    lost: tuple[str, ...]


def import_site(
    root: Path,
    file: Path,
    map_file: Path,
    by: str,
    signers: tuple[str, str],
    at: datetime,
    progress: Progress,
    seen: str = "",
) -> SiteReport:
    """Import JSON Lines by a map, one ``adopt`` act for each new column, if ``seen`` stands for what is found now.

    Args:
        root: of the site.
        file: records with the keys of the old site, of which ``by`` names the old column.
        map_file: CSV, see `plugins.intake.column_map.read_column_map`.
        by: key of a record that names its old column.
        signers: two people, one of them the head of the office.
        at: the instant.
        progress: shows a long loop.
        seen: `SiteReport.seen` of the report that was read; ``""``: report only, sign nothing.

    Raises:
        UsageError: a file cannot be read, the map is at fault, or ``seen`` stands for another report.
        RefusedError: the two may not adopt.
    """
    policy = policy_in_force(root).policy
    try:
        text = map_file.read_text(encoding="utf-8")
        lines = list(lines_of(file, file))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{map_file} cannot be read as CSV in UTF-8: {error}") from error
    known = read_column_map(text, map_file.name, policy.columns, policy.departments)
    old = {name: OldColumn(name, line) for name, line in known.items()}
    unread: list[tuple[int, str]] = []
    cache = state_of(root).cache
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="import-", dir=cache) as folder:
        waiting = _laid(lines, by, old, policy.columns, unread, Path(folder))

        def imported(agreed: Agreed) -> dict[str, ImportReport]:
            return {
                column: import_records(root, Path(folder, column), column, signers, at, progress, agreed)
                for column in waiting
            }

        reports = imported(lambda _: False)
        _count(reports, waiting)
        found = SiteReport(tuple(old.values()), reports, tuple(unread), "", signed=False)
        digits = digest_of_lines(lines, text, by, policy.digest, *said(found))[:SHOWN_DIGITS]
        if seen and seen != digits:
            raise UsageError(f"--accept {seen} stands for another report; what is found now is {digits}: read it first")
        if seen:
            imported(lambda _: True)
    return SiteReport(found.old, reports, found.unread, digits, signed=bool(seen))


def said(report: SiteReport) -> Iterator[str]:
    """Yield the report by old column: taken, missing by field, and what could not be carried."""
    for one in report.old:
        yield f"{one.name or 'no column'}{_where(one)}: {counted(one.records, 'record')}{_became(one)}"
        for words, counts in (("missing", one.missing), ("not carried", one.lost)):
            if counts:
                yield f"  {words}: {', '.join(f'{name} {count}' for name, count in sorted(counts.items()))}"
    for column, found in report.columns.items():
        rules = Counter(f"{finding.code} {finding.rule}" for finding in found.findings)
        if rules:
            yield f"{column}, findings: {', '.join(f'{rule} {count}' for rule, count in sorted(rules.items()))}"
        yield from (f"line {line}: refused for {column}: {reason}" for line, reason in found.refused)
    yield from (f"line {line}: {reason}" for line, reason in report.unread)


def _where(one: OldColumn) -> str:
    if one.line is None or not one.line.column:
        return ""
    return f" -> {one.line.column}{f' ({one.line.department})' if one.line.department else ''}"


def _became(one: OldColumn) -> str:
    if one.line is None:
        return ", none taken: the map has no line for it"
    if not one.line.column:
        return f", left out: {one.line.note}"
    return f", {one.taken} taken, {one.refused} refused"


def _laid(
    lines: Iterable[str],
    by: str,
    old: dict[str, OldColumn],
    columns: Mapping[str, Column],
    unread: list[tuple[int, str]],
    folder: Path,
) -> dict[str, dict[int, _Mapped]]:
    """Lay a file of records for each new column into a folder; return them by column and line of the whole file.

    A record stands on the line that it has in the whole file, so that every message names that one.
    """
    waiting: dict[str, dict[int, _Mapped]] = {}
    laid: dict[str, list[str]] = {}
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            raw = read_object(text)
        except RefusedRecord as refusal:
            unread.append((number, str(refusal)))
            continue
        name = raw.get(by)
        name = name.strip() if isinstance(name, str) else ""
        one = old.setdefault(name, OldColumn(name, None))
        one.records += 1
        if one.line is None or not one.line.column:
            continue
        column = columns[one.line.column]
        record, lost = mapped_record(raw, by, one.line, column)
        waiting.setdefault(column.key, {})[number] = _Mapped(one, tuple(missing_fields(record, column)), tuple(lost))
        into = laid.setdefault(column.key, [])
        into += [""] * (number - 1 - len(into))
        into.append(json.dumps(record, ensure_ascii=False))
    for key, records in laid.items():
        (folder / key).write_text("\n".join(records) + "\n", encoding="utf-8")
    return waiting


def _count(reports: Mapping[str, ImportReport], waiting: Mapping[str, Mapping[int, _Mapped]]) -> None:
    """Count for each old column what was taken, refused, missing and lost."""
    for column, report in reports.items():
        for line, _ in report.refused:
            waiting[column][line].old.refused += 1
        for taken in report.taken:
            mapped = waiting[column][taken.line]
            mapped.old.taken += 1
            mapped.old.missing.update(mapped.missing)
            mapped.old.lost.update(mapped.lost)
