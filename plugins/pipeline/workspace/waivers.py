"""Waiving one rule's findings on one text, with a signed act."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.model.document import Document
from plugins.model.error import RefusedError, UsageError
from plugins.model.finding import Finding, Weight
from plugins.pipeline.workspace.attachments import attachment_files
from plugins.pipeline.workspace.waived_findings import ADDRESS_KEPT
from plugins.pipeline.workspace.workspace import Workspace
from plugins.read.portable import pdf_pages
from plugins.review.acts.waive import PAGES, RULE
from plugins.rules.every_rule import RULES
from plugins.rules.rule import Rule
from plugins.rules.secrecy.unreadable_attachment import PICTURES


def waive(workspace: Workspace, what: str, who: str, rule: str, note: str, pages: int = 0) -> Act:
    """Waive the findings of one rule on the text that is submitted.

    Args:
        workspace: opened for this act.
        what: id or path of the document.
        who: signs.
        rule: its code, such as ``SEC006``, or its name.
        note: the reason.
        pages: how many pages of files that no machine can read ``who`` looked at, where the rule asks for them.

    Raises:
        RefusedError: the rule found nothing that a waiver lets pass, or the act would not count.
        UsageError: there is no such document, a reason is missing, or ``pages`` is not how many there are.
    """
    path, document = workspace.document(what)
    if workspace.digest(document) != workspace.dossier(document.id).pending:
        raise RefusedError(f"{path}: the text as it is now is not submitted; a waiver is for a submitted text")
    found = [finding for finding in workspace.check(path) if rule in (finding.code, finding.rule)]
    known = _waivable(path, rule, found)
    if known.looked:
        _compare_pages(workspace, path, document, pages)
    elif pages:
        raise UsageError(f"--pages is for files that no machine can read; {known.code} is not about these")
    extra = {RULE.name: known.code} | ({PAGES.name: str(pages)} if pages else {})
    return workspace.take("waive", what, who, note, **extra)


def _waivable(path: str, rule: str, found: list[Finding]) -> Rule[...]:
    """Return the rule whose findings are to be waived.

    Raises:
        RefusedError: it has none, one of them cannot be waived, or none holds anything up.
    """
    if not found:
        raise RefusedError(f"{path}: {rule} finds nothing here; inv check names the codes of what is found")
    known = next((one for one in RULES if one.code == found[0].code), None)
    if known and known.code == ADDRESS_KEPT:
        raise RefusedError(f"{path}: an address is not waived; inv move moves a document and leads its old address on")
    if known is None:
        raise RefusedError(f"{path}: {found[0].code} is about how the file is written; mend it, it is not waived")
    if any(finding.weight is Weight.STOP for finding in found):
        raise RefusedError(f"{path}: {known.code} cannot be waived by anybody; {found[0].expected}")
    if not any(finding.weight is Weight.REFUSE for finding in found):
        raise RefusedError(f"{path}: {known.code} holds nothing up here")
    return known


def _compare_pages(workspace: Workspace, path: str, document: Document, pages: int) -> None:
    """Compare the number of pages that somebody looked at with those that can be counted.

    Raises:
        UsageError: it is another; of files whose pages nobody can count, one page each at least.
    """
    files = attachment_files(workspace.root / path, document)
    unread = [f.name for f in document.attachments if f.text is None and not f.name.lower().endswith(PICTURES)]
    counted = {name: pdf_pages(files[name].read_bytes()) if name.lower().endswith(".pdf") else None for name in unread}
    least = sum(count or 1 for count in counted.values())
    if pages == least or (pages > least and None in counted.values()):
        return
    shown = ", ".join(f"{name} has {count or 'pages that cannot be counted'}" for name, count in counted.items())
    at_least = "at least " if None in counted.values() else ""
    raise UsageError(f"got --pages {pages}, expected {at_least}{least}, as whoever looked at all of them says: {shown}")
