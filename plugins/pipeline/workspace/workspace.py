"""A root as somebody at work sees it: what is approved, what the ledger says, what lies in ``content/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from plugins.model.act import Act, Item
from plugins.model.column import Column
from plugins.model.document import Document
from plugins.model.error import RefusedError, UsageError
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.standing import Dossier
from plugins.pipeline.snapshot.incremental_view import view_at
from plugins.pipeline.snapshot.root import PublicDocuments
from plugins.pipeline.snapshot.view import RootView
from plugins.pipeline.workspace.attachments import attachment_files
from plugins.pipeline.workspace.working_tree import Unpublished, WorkingLibrary, WorkingTree
from plugins.policy.load import load_policy
from plugins.review.acting import take, write_revision
from plugins.review.canonical import canonical_bytes, document_digest
from plugins.review.entitlement import CONTACTS, HEAD, OFFICE
from plugins.review.status_line import set_status
from plugins.rules.ruleset import check_document, rules_digest


class Workspace:
    """Takes an act at one instant; a new one is opened for the next."""

    def __init__(
        self, root: Path, at: datetime, account: RootView | None = None, content: WorkingTree | None = None
    ) -> None:
        """Open a root at an instant with a zone; account and content are read unless they are given.

        Raises:
            PolicyError: the policy does not say what it must.
        """
        self.root = root
        self.at = at
        policy = account.policy if account else load_policy(root)
        self.tree = WorkingTree(root, policy.columns) if content is None else content
        self.view = account or view_at(root, at, self.tree.columns_by_id())
        self.policy = self.view.policy

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        """The ledger's account of each document."""
        return self.view.dossiers

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with ledger, acts and approved bytes."""
        return self.view.findings

    @property
    def catalogue(self) -> Catalogue:
        """What is public, for rules that look at other documents."""
        return self.view.catalogue

    @cached_property
    def library(self) -> WorkingLibrary:
        """What a document can be compared with."""
        public = self.catalogue.publications
        texts = PublicDocuments(self.root, public, self.policy)
        return WorkingLibrary(self.catalogue, Unpublished(self.tree, public), self.policy, texts)

    def document(self, what: str) -> tuple[str, Document]:
        """Return path and working document by path or id.

        Raises:
            UsageError: there is none.
            RefusedError: it cannot be read; the message holds the findings.
        """
        path = self.tree.path_of(what)
        document, findings = self.tree.read(path)
        if document is None or not document.id or document.column not in self.policy.columns:
            raise RefusedError("\n".join(map(str, findings)) or f"{path}: its front matter has no id that can be read")
        return path, document

    def check(self, path: str) -> tuple[Finding, ...]:
        """Return all findings on one working document: the reader's and the rules'."""
        document, findings = self.tree.read(path)
        if document is None:
            return tuple(sorted(findings))
        adopted = "origin" in document.fields
        rules = check_document(document, library=self.library, at=self.at, adopted=adopted)
        return tuple(sorted({*findings, *self.tree.duplicate_ids(document), *rules}))

    def column(self, document: Document) -> Column:
        """Return the column of a document that `document` gave."""
        return self.policy.columns[document.column]

    def digest(self, document: Document) -> str:
        """Return the digest that approving the working text would sign."""
        return document_digest(document, self.column(document))

    def dossier(self, id: str) -> Dossier:
        """Return the ledger's account of a document; an empty one if there is none."""
        return self.dossiers.get(id, Dossier(id))

    def submit(self, what: str, who: str) -> tuple[Act, tuple[Finding, ...]]:
        """Submit the working text, or receive it for its contact; findings do not stop it, approval will be.

        Raises:
            RefusedError: ``who`` is neither a contact of the document's department nor of the
                Information Office, or the act would not count.
        """
        path, document = self.document(what)
        role = self._role(who, (*CONTACTS, OFFICE))
        person, department = self.policy.people[who], document.string("department")
        own = any(person.holds(contact, self.at, department) for contact in CONTACTS)
        if not own and OFFICE not in person.roles(self.at):
            raise RefusedError(
                f"{path}: submitted by a contact of {department or 'its department'}, or received by somebody of the "
                f"Information Office; {who} is neither now"
            )
        act = self._take("submit", who, role, document.id, self.digest(document))
        set_status(self.root / path, "submitted")
        self.tree.refresh(path)
        account = view_at(self.root, self.at, self.tree.columns_by_id(), self.view)
        return act, Workspace(self.root, self.at, account, self.tree).check(path)

    def approve(self, what: str, who: str, shown: str = "", note: str = "") -> Act:
        """Approve the submitted text: sign its digest and put its bytes where the public build reads.

        ``shown`` is the beginning of the digest that was displayed.

        Raises:
            RefusedError: the working text is not the submitted one, rules are broken, or the act would not count.
        """
        path, document = self.document(what)
        dossier, column, digest = self.dossier(document.id), self.column(document), self.digest(document)
        if not dossier.pending:
            raise RefusedError(f"{path}: nothing of it is submitted")
        if digest != dossier.pending:
            raise RefusedError(f"{path}: the text was changed after it was submitted; submit it again")
        if not digest.startswith(shown) and not digest.removeprefix("sha256:").startswith(shown):
            raise RefusedError(f"{path}: its digest is {digest}, not {shown}; look at it again")
        broken = [f for f in self.check(path) if f.weight >= Weight.REFUSE]
        if broken:
            raise RefusedError("\n".join([*map(str, broken), f"{path}: not approved while rules are broken"]))
        step = column.chain[len(dossier.steps) - 1]
        files = attachment_files(self.root / path, document)
        data = canonical_bytes(document, column)
        write = partial(write_revision, self.root, document.id, digest, data, files)
        role = self._role(who, (step,))
        act = self._take("approve", who, role, document.id, digest, step, note=note, before=write)
        if len(dossier.steps) == len(column.chain):
            set_status(self.root / path, "approved")
        return act

    def send_back(self, what: str, who: str, note: str) -> Act:
        """Return the submitted text to its author with a reason."""
        if not note.strip():
            raise UsageError("a return needs its reason: --note 'what is to be changed'")
        path, document = self.document(what)
        act = self._take(
            "return", who, self._role(who, (OFFICE,)), document.id, self.dossier(document.id).pending, note=note
        )
        set_status(self.root / path, "returned")
        return act

    def stop(self, kind: str, what: str, who: str, note: str = "", cites: str = "") -> Act:
        """Take ``hold``, ``lift``, ``go`` or ``withdraw`` on a document by id or path."""
        id = what if what in self.dossiers else self.document(what)[1].id
        dossier = self.dossier(id)
        digest = dossier.approvals[-1].digest if kind in ("go", "withdraw") and dossier.approvals else None
        roles = (OFFICE, "ministry-leader", "liaison", *CONTACTS) if kind == "hold" else (OFFICE,)
        act = self._take(kind, who, self._role(who, roles), id, digest, note=note, cites=cites)
        if kind == "withdraw" and id in self.tree:
            set_status(self.root / self.tree.path_of(id), "withdrawn")
        return act

    def _role(self, who: str, wanted: tuple[str, ...]) -> str:
        """Return the role in which somebody acts: the first wanted one they hold, else any, to be judged."""
        person = self.policy.people.get(who)
        if person is None:
            raise UsageError(f"{who} is not in policy/people.yaml")
        held = person.roles(self.at)
        own = HEAD if OFFICE in wanted and HEAD in held else ""
        return own or next((role for role in wanted if role in held), next(iter(sorted(held)), wanted[0]))

    def _take(
        self,
        act: str,
        who: str,
        role: str,
        id: str,
        digest: str | None,
        step: str = "",
        *,
        note: str = "",
        cites: str = "",
        before: Callable[[], object] = lambda: None,
    ) -> Act:
        rules = rules_digest() if act == "approve" else ""
        items = [Item(id, digest or None, self.dossier(id).heads)]
        return self.take(act, [who], role, items, step=step, rules=rules, note=note, cites=cites, before=before)

    def take(
        self,
        act: str,
        by: Sequence[str],
        role: str,
        items: Sequence[Item],
        *,
        step: str = "",
        rules: str = "",
        note: str = "",
        cites: str = "",
        before: Callable[[], object] = lambda: None,
    ) -> Act:
        """Sign an act and write it to the ledger; arguments as for `plugins.review.acting.take`.

        Raises:
            RefusedError: it would not count; the message says why.
            UsageError: a signer is not known, or has no key here.
        """
        ids = [item.id for item in items]
        ledger, told = self.view.ledger_about(ids)
        approved = {id: found[-1].column for id in ids if (found := self.view.revisions_of(id))}
        return take(
            self.root,
            ledger,
            self.policy,
            {**self.tree.columns_by_id(), **approved},
            act=act,
            by=by,
            role=role,
            items=items,
            at=self.at,
            step=step,
            rules=rules,
            note=note,
            cites=cites,
            before=before,
            told=told,
        )
