"""What people at work ask of a root: where a document stands, what changed, who let it through, what is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from urllib.parse import unquote, urlsplit

from plugins.desk.tables import difference as lines_between
from plugins.desk.tables import mine as own_lines
from plugins.desk.tables import returned as returned_lines
from plugins.desk.why import why as account
from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE, Clock
from plugins.model.document import Document
from plugins.model.error import UsageError
from plugins.model.finding import Finding, Weight
from plugins.model.known_people import unknown_person
from plugins.model.policy import Policy
from plugins.model.standing import State
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.root import read_document_of
from plugins.pipeline.workspace.page_words import page_words
from plugins.pipeline.workspace.workspace import Workspace
from plugins.plan.schedule import schedule
from plugins.review.act_kind import RELAYED
from plugins.review.canonical import canonical_bytes, content_of
from plugins.review.faults import SUBMITTED
from plugins.review.known_acts import words_of
from plugins.review.ledger import note_text
from plugins.rules.ruleset import check_site
from plugins.system.progress import no_progress


def state(workspace: Workspace, id: str) -> State:
    """Return the standing of a document with its working text counted in."""
    dossier = workspace.dossier(id)
    standing = workspace.catalogue.standings.get(id)
    if dossier.pending:
        return State.SUBMITTED
    if dossier.returned:
        return State.RETURNED
    if standing is None:
        return State.DRAFT
    return State.CHANGED if standing.state is State.PUBLIC and working_text(workspace, id) else standing.state


def changed_since_submission(workspace: Workspace) -> frozenset[str]:
    """Return the ids of texts that wait for review and are, with their files, not what was submitted."""
    waiting = ((id, dossier.pending, workspace.tree.get(id)) for id, dossier in workspace.evaluation.pending.items())
    known = ((id, pending, document) for id, pending, document in waiting if document)
    return frozenset(
        id
        for id, pending, document in known
        if document.column in workspace.policy.columns and workspace.digest(document) != pending
    )


def texts_to_close(workspace: Workspace, id: str) -> Iterator[str]:
    """Yield a line for each text that the public can read today and that a withholding approval would close.

    Newest first: since when it stands or stood there, its title, and what its author said of the change.
    """
    publication = workspace.catalogue.publications.get(id)
    for version in publication.versions if publication else ():
        if publication and not version.closed:
            since = f"{version.since.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}" if version.since else "not yet released"
            note = f": {version.note}" if version.note else ""
            yield f"{since}  {publication.text(version.digest).title}{note}"


def mine(workspace: Workspace, who: str) -> Iterator[str]:
    """Yield the documents of a contact with their standing, and the reasons of what came back.

    Raises:
        UsageError: nobody of that name is known.
    """
    if who not in workspace.policy.people:
        raise UsageError(unknown_person(who, workspace.policy.people))
    named = {id: workspace.tree.get(id) for id in workspace.tree.naming(who)}
    own = {id: document for id, document in named.items() if document and document.string("contact") == who}
    dossiers = {id: workspace.dossier(id) for id in own}
    notes = {d.returned.note: note_text(workspace.root, d.returned.note) or "" for d in dossiers.values() if d.returned}
    states = {id: state(workspace, id).value for id in own}
    yield from own_lines(who, own.values(), dossiers, states, notes)


def returned(workspace: Workspace) -> Iterator[str]:
    """Yield what was sent back and not submitted again, with kind of reason and reason, oldest first."""
    sent_back = workspace.evaluation.returned
    notes = {
        d.returned.note: note_text(workspace.root, d.returned.note) or "" for d in sent_back.values() if d.returned
    }
    yield from returned_lines(sent_back, workspace.tree, notes)


def working_text(workspace: Workspace, id: str) -> str:
    """Say how the working text differs from the last approved one; ``""`` when they agree or one is missing."""
    approved = last_approved(workspace, id)
    document = workspace.tree.get(id)
    if approved is None or document is None:
        return ""
    before, after = content_of(approved), content_of(document)
    names = ("front matter", "text", "attachments")
    changed = [name for name, old, new in zip(names, before, after, strict=True) if old != new]
    if not changed:
        return ""
    return f"changed since approval ({', '.join(changed)}); what is public stays as approved until that is approved too"


def last_approved(workspace: Workspace, id: str) -> Document | None:
    """Return the text approved last, None when there is none whose bytes are intact."""
    revisions = {revision.digest: revision for revision in workspace.evaluation.revisions_of(id)}
    for approval in reversed(workspace.dossier(id).approvals):
        revision = revisions.get(approval.digest)
        if revision:
            return read_document_of(workspace.root, revision, workspace.policy)
    return None


def page(workspace: Workspace, what: str) -> Iterator[str]:
    """Yield what the public will read of the working text, or what of that differs from the text approved last."""
    _, document = workspace.document(what)
    approved = last_approved(workspace, document.id)
    yield "On the page, what changes:" if approved else "On the page:"
    yield from (f"  {line}" for line in page_words(workspace, document, approved))


def difference(workspace: Workspace, what: str) -> Iterator[str]:
    """Yield a unified diff from the text approved last to the working text, front matter included."""
    path, document = workspace.document(what)
    approved = last_approved(workspace, document.id)
    column = workspace.column(document)
    before = canonical_bytes(approved, column).decode() if approved else ""
    after = canonical_bytes(document, column).decode()
    yield from lines_between(before, after, (approved.path if approved else "nothing approved", path))
    old = {a.name: a.sha256 for a in approved.attachments} if approved else {}
    new = {a.name: a.sha256 for a in document.attachments}
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            kind = "added" if name not in old else "removed" if name not in new else "replaced"
            yield f"attachment {kind}: {name}"
    yield from (f"finding: {f}" for f in workspace.check(path) if f.code == SUBMITTED.code)


def why(workspace: Workspace, what: str) -> Iterator[str]:
    """Yield the account of one document by id, path or address.

    Raises:
        UsageError: it names nothing known here.
    """
    catalogue = workspace.catalogue
    id = what if what in workspace.dossiers else _at_address(workspace, what) or workspace.document(what)[1].id
    withheld, marks = _withheld(workspace, id)
    if withheld:
        revisions = workspace.evaluation.revisions
        catalogue, _ = schedule(workspace.dossiers, revisions, withheld, workspace.policy, Clock(workspace.at))
    changed = working_text(workspace, id) if id in catalogue.publications else ""
    yield from account(id, catalogue, changed, partial(note_text, workspace.root), partial(_words, workspace.policy))
    yield from _ahead(workspace, id)
    swapped = (f for path in workspace.tree.ids.get(id, ())[:1] for f in workspace.check(path))
    findings = (*marks, *(f for f in workspace.findings if f.document == id))
    yield from (f"  finding    {f}" for f in (*findings, *(f for f in swapped if f.code == SUBMITTED.code)))


def _ahead(workspace: Workspace, id: str) -> Iterator[str]:
    """Yield a line for each act on a document that no seal holds and whose time is still to come: it does not count."""
    ledger, _ = workspace.evaluation.ledger_about([id])
    acts = (signed.act for signed in ledger.acts.values() if any(item.id == id for item in signed.act.items))
    for act in sorted(acts, key=lambda act: act.at):
        if act.at > workspace.at and act.id not in ledger.seen:
            yield (
                f"  {_minute(act.at)}  {act.act} by {' and '.join(act.by)}  {act.id[:8]}: its time lies ahead of this "
                f"clock, {_minute(workspace.at)}; it counts from then"
            )


def _minute(at: datetime) -> str:
    return f"{at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}"


def _words(policy: Policy, act: Act) -> str:
    """Return what is shown of an act besides who signed it and when: its own keys, and for whom somebody stands in."""
    role = act.role if act.value(RELAYED) or not act.step else act.step
    people = [policy.people[who] for who in act.by if who in policy.people]
    away = sorted({who for person in people for who in person.principals(role, act.at)})
    return (f" in place of {' and '.join(away)}" if away else "") + words_of(act)


def _at_address(workspace: Workspace, what: str) -> str:
    """Return the id of what stands at an address, or has a file there; ``""`` when nothing does.

    The address may be that of the site or of a preview, without the scheme, and of the Markdown beside a page.
    """
    base = workspace.policy.site.base_url
    hosts = rf"(?:{re.escape(urlsplit(base).netloc)}|127\.0\.0\.1(?::\d+)?|localhost(?::\d+)?)"
    own = f"^(?:{re.escape(base)}|(?:https?://)?{hosts}(?=/))"
    path = re.sub(own, "", what)
    address = "/" + unquote(re.split("[?#]", path)[0]).lstrip("/")
    address = address if path == what else re.sub(r"\.md$", ".html", address)  # a path may be that of a working text
    places = {p.url: id for id, p in workspace.catalogue.publications.items()}
    places |= {notice.url: notice.id for notice in workspace.catalogue.notices}
    folders = {url.removesuffix(".html") + "/": id for url, id in places.items()}
    return places.get(address) or next((id for folder, id in folders.items() if address.startswith(folder)), "")


def _withheld(workspace: Workspace, id: str) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Ask of one document's revisions what the public build asks of all."""
    own = workspace.evaluation.revisions_of(id)
    return DerivedValues(workspace.root, workspace.policy, Store(None), no_progress).withheld(own)


def owed(workspace: Workspace) -> tuple[Finding, ...]:
    """Return what is owed at the workspace's instant: by what is public, by what should be public already,
    and by whoever the step due on an entry of a register is for.
    """
    from plugins.desk.registers import owed as owed_on  # other tasks ask for no registers
    from plugins.pipeline.workspace.registering import accounts

    written = [workspace.tree.ids[id][0] for id in workspace.library.working]
    late = [f for path in written for f in workspace.check(path) if f.weight is Weight.OWED]
    registered = owed_on(accounts(workspace), workspace.at)
    return tuple(sorted({*check_site(workspace.catalogue, Clock(workspace.at)), *late, *registered}))
