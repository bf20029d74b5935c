"""Importing an old site: records become documents that two people adopt in one act."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path

from plugins.intake.lines import copied, lines_of
from plugins.intake.record import Record, RefusedRecord, read_record
from plugins.model.act import Item
from plugins.model.address import address
from plugins.model.column import Column
from plugins.model.digest import sha256
from plugins.model.error import PolicyError, UsageError
from plugins.model.finding import Finding, Weight
from plugins.model.ids import new_id
from plugins.model.policy import Policy
from plugins.pipeline.cache.derived import SEQUENTIAL_LIMIT
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.pipeline.workspace.import_report import Agreed, Imported, ImportReport, digest_of_lines
from plugins.pipeline.workspace.import_staging import import_staging, place
from plugins.pipeline.workspace.workspace import Workspace
from plugins.plan.entries import plan
from plugins.plan.redirects import Former, former_documents, redirects
from plugins.policy.lookup import column_key
from plugins.read.document import read_document
from plugins.review.acting import stage_revision
from plugins.review.canonical import canonical_bytes, digest_with
from plugins.review.entitlement import OFFICE
from plugins.review.proposal import Proposal
from plugins.rules.ruleset import check_adopted
from plugins.system.pool import Processes
from plugins.system.progress import Progress


@dataclass(frozen=True, slots=True)
class Staged:
    """A record after reading.

    Attributes:
        digest: of its canonical bytes, ``""`` if there are none.
        findings: all of them.
        grave: those for which it is refused: no one waives a rule for a record.
    """

    digest: str
    findings: tuple[Finding, ...]
    grave: tuple[Finding, ...]


def import_records(
    root: Path,
    file: Path,
    column: str,
    signers: tuple[str, str],
    at: datetime,
    progress: Progress,
    agreed: Agreed,
) -> ImportReport:
    """Import JSON Lines, ``.jsonl`` or ``.jsonl.xz``, in one ``adopt`` act by two people.

    Records are refused one by one; the rest is taken. A record is refused
    that breaks a rule for adopted documents, such as those on personal data
    and secrecy, and one whose origin, or whose column with title and main
    date, is there already; within one file, title and date may recur with
    another text, as the states of an often amended law do. Unless ``agreed``
    says so of the report, nothing is signed and nothing is written.

    Raises:
        UsageError: the file or the column is not there, or the two are one.
        RefusedError: the two may not adopt.
        PolicyError: ``policy/`` has faults; what is taken over follows no earlier policy.
    """
    if signers[0] == signers[1]:
        raise UsageError(f"adopt takes two people; both are {signers[0]}")
    result = ImportReport()
    with import_staging(root, at) as staging:
        workspace = Workspace(root, at)
        if faults := workspace.evaluation.policy_slips:
            raise PolicyError("\n".join(map(str, faults)))
        policy = workspace.policy
        key = column_key(policy, column)
        source = file if file.is_file() else copied(file, staging)
        total = sum(1 for _ in lines_of(source, file))
        lines = progress(lines_of(source, file), "Importing", total)
        result.source = digest_of_lines(lines_of(source, file), key, policy.digest)
        records = _records(lines, policy.columns[key], workspace, result)
        _stage_and_check(staging, policy, at, key, records, result)
        result.findings.extend(_old_addresses(workspace, result.taken))
        result.refused.sort()
        if result.taken and agreed(result):
            items = tuple(Item(one.id, one.digest, ()) for one in sorted(result.taken, key=attrgetter("id")))
            put = partial(place, root, staging, [(one.id, one.digest, one.path) for one in result.taken])
            result.act = workspace.sign(Proposal("adopt", signers, OFFICE, items), put)
    return result


def _records(lines: Iterable[str], column: Column, workspace: Workspace, result: ImportReport) -> Iterator[Record]:
    """Yield the records that can be read and are not there already."""
    ids = set(workspace.tree) | set(workspace.dossiers)
    columns = workspace.policy.columns
    revisions = workspace.evaluation.revisions.values()
    origins = {r.string("origin") for r in revisions} - {""}
    there = {(r.column, r.title, _day(r.day(columns[r.column].main_date))) for r in revisions}
    addresses = {address(r, columns[r.column].main_date) for r in revisions}
    texts: set[bytes] = set()

    def is_free(url: str) -> bool:
        return url not in addresses and not (workspace.root / f"content{url.removesuffix('.html')}.md").exists()

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = read_record(line, number, column, partial(new_id, ids), is_free)
            if record.id in ids:
                raise RefusedRecord(f"id: got {record.id}, which is in use, expected another or none")
            if record.origin and record.origin in origins:
                raise RefusedRecord(f"origin: got {record.origin}, which is there already, expected each address once")
            text = bytes.fromhex(sha256("\n".join((*record.identity, record.text)).encode()))
            if record.identity in there or text in texts:
                raise RefusedRecord("title: got a title that is there already with the same date, expected each once")
        except RefusedRecord as refusal:
            result.refused.append((number, str(refusal)))
            continue
        ids.add(record.id)
        origins.add(record.origin)
        texts.add(text)
        addresses.add(f"/{record.path.removeprefix('content/').removesuffix('.md')}.html")
        yield record


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _stage_and_check(
    staging: Path, policy: Policy, at: datetime, column: str, records: Iterator[Record], result: ImportReport
) -> None:
    """Read staged documents in parallel, each as soon as it is staged; refuse those that break a rule.

    Only `Imported` stays in memory; texts and canonical bytes lie in ``staging``.
    """
    waiting: deque[Record] = deque()

    def staged() -> Iterator[str]:
        for record in records:
            place = staging / record.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(record.markdown, encoding="utf-8", newline="")
            waiting.append(record)
            yield record.path

    first = list(islice(paths := staged(), SEQUENTIAL_LIMIT + 1))
    work = partial(read_staged, staging, policy, at, column)
    made = (
        Processes().each(work, chain(first, paths), derivation_fingerprint())
        if len(first) > SEQUENTIAL_LIMIT
        else map(work, first)
    )
    for read in made:
        record = waiting.popleft()
        if read.grave or not read.digest:
            reasons = "; ".join(f"{f.code} {f.field or f.rule}: got {f.got}, expected {f.expected}" for f in read.grave)
            result.refused.append((record.line, reasons))
            continue
        result.taken.append(Imported(record.line, record.id, record.path, read.digest, record.notes, record.origin))
        result.findings.extend(read.findings)


def read_staged(staging: Path, policy: Policy, at: datetime, column: str, path: str) -> Staged:
    """Read one staged document, and write its canonical bytes below ``staging`` as a revision."""
    document, findings = read_document(staging, path, policy.columns)
    if document is None:
        return Staged("", findings, findings)
    form = policy.columns[column]
    rules = check_adopted(document, policy, at)
    data = canonical_bytes(document, form)
    digest = digest_with(data, document)
    stage_revision(staging, document.id, digest, data)
    every = sorted({*findings, *rules})
    grave = (f for f in every if f.weight is Weight.STOP or (f.weight is Weight.REFUSE and f in rules))
    return Staged(digest, tuple(every), tuple(grave))


def _old_addresses(workspace: Workspace, taken: list[Imported]) -> tuple[Finding, ...]:
    """Say of each record whose old address will not lead to it why that is so."""
    catalogue = workspace.catalogue
    own = {entry.path for entry in plan(catalogue, [], None).entries} | {one.url[1:] for one in taken}
    new = [Former(one.id, one.path, one.url, one.origin) for one in sorted(taken, key=attrgetter("id"))]
    ids = {one.id for one in taken}
    found = redirects((*former_documents(catalogue), *new), own).findings
    return tuple(finding for finding in found if finding.document in ids)
