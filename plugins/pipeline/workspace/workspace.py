"""A root as somebody at work sees it: what is approved, what the ledger says, what lies in ``content/``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from plugins.model.act import Act
from plugins.model.column import Column
from plugins.model.document import Document
from plugins.model.error import RefusedError
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.standing import Dossier
from plugins.model.withholding import withheld
from plugins.pipeline.snapshot.evaluate import Evaluation
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.pipeline.snapshot.root import PublicDocuments
from plugins.pipeline.snapshot.tree_stamps import TreeDelta
from plugins.pipeline.workspace.attachments import attachment_files
from plugins.pipeline.workspace.evaluation import evaluate_for_people
from plugins.pipeline.workspace.refusals import refuse
from plugins.pipeline.workspace.status_writing import finish_interrupted, status_line, taken_already
from plugins.pipeline.workspace.subjects import subjects_at_hand
from plugins.pipeline.workspace.submitted_text import with_submission
from plugins.pipeline.workspace.waived_findings import with_waivers
from plugins.pipeline.workspace.working_tree import Unpublished, WorkingLibrary, WorkingTree
from plugins.plan.faults import ADDRESS
from plugins.review.acting import sign_act, write_revision
from plugins.review.acts.approve import refusal
from plugins.review.canonical import canonical_bytes, document_digest
from plugins.review.known_acts import ACTS
from plugins.review.proposal import Proposal, propose
from plugins.review.steps import FORMER
from plugins.rules.ruleset import check_document, rules_digest
from plugins.system.fork import Forked


class Workspace:
    """Takes an act at one instant; a new one is opened for the next."""

    def __init__(
        self,
        root: Path,
        at: datetime,
        evaluation: Evaluation | None = None,
        content: WorkingTree | None = None,
        *,
        root_scan: Forked[TreeDelta | None] | None = None,
    ) -> None:
        """Open a root.

        Args:
            root: where policy, ledger, approved revisions and working documents lie.
            at: the instant, with a zone.
            evaluation, content: of the root, and the working documents; made unless they are given.
            root_scan: background scan of the root for changes since the last snapshot, begun for this.

        Raises:
            PolicyError: the policy does not say what it must.
        """
        self.root = root
        self.at = at
        if content is None:
            content = WorkingTree(root, (evaluation or policy_in_force(root)).policy.columns)
        self.tree = content
        self.evaluation = evaluation or evaluate_for_people(
            root, at, self.tree.columns_by_id(), scanned=root_scan.result() if root_scan else None
        )
        self.policy = self.evaluation.policy

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        """The ledger's account of each document."""
        return self.catalogue.dossiers

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with ledger, acts and approved bytes."""
        return tuple(finding for finding in self.evaluation.findings if finding.code != ADDRESS.code)

    @property
    def catalogue(self) -> Catalogue:
        """What is public, for rules that look at other documents."""
        return self.evaluation.catalogue

    @cached_property
    def library(self) -> WorkingLibrary:
        """What a document can be compared with."""
        public = self.catalogue.publications
        texts = PublicDocuments(self.root, public, self.policy)
        entries = {reference: entry for reference, (_, entry) in self.evaluation.entries.items()}
        return WorkingLibrary(self.catalogue, Unpublished(self.tree, public), self.policy, texts, entries)

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
        """Return all findings on one working document, the reader's and the rules'; what is waived is a note."""
        document, findings = self.tree.read(path)
        if document is None:
            return tuple(sorted(findings))
        adopted = "origin" in document.fields
        rules = check_document(document, library=self.library, at=self.at, adopted=adopted)
        found: Iterable[Finding] = {*findings, *self.tree.duplicate_ids(document), *rules}
        dossier = self.dossier(document.id)
        if dossier.waivers or dossier.moves:
            found = with_waivers(found, dossier, self.digest(document))
        if dossier.pending and document.column in self.policy.columns:
            found = with_submission(found, document, dossier, self.digest(document))
        return tuple(sorted(found))

    def column(self, document: Document) -> Column:
        """Return the column of a document that `document` gave."""
        return self.policy.columns[document.column]

    def digest(self, document: Document) -> str:
        """Return the digest that approving the working text would sign."""
        return document_digest(document, self.column(document))

    def dossier(self, id: str) -> Dossier:
        """Return the ledger's account of a document; an empty one if there is none."""
        return self.dossiers.get(id, Dossier(id))

    def is_known(self, id: str) -> bool:
        """Return whether a document with this id is written or was ever acted on."""
        return id in self.dossiers or id in self.tree.ids

    def submit(self, what: str, who: str) -> tuple[Act, tuple[Finding, ...]]:
        """Submit the working text, or receive it for its contact; what STOP names never enters the queue.

        Raises:
            RefusedError: the act would not count, or the text is stopped; the message says why.
        """
        path, document = self.document(what)
        refuse(path, self.check(path), Weight.STOP)
        digest = self.digest(document)
        done = finish_interrupted(self.root, self.dossier(document.id), "submit", who, document, digest)
        if not done and digest == self.dossier(document.id).pending and who in self.dossier(document.id).steps[0].by:
            raise RefusedError(f"{path}: exactly this is submitted already and waits for review")
        act = done or self._sign("submit", document.id, path, who, digest)
        self.tree.refresh(path)
        now = evaluate_for_people(self.root, self.at, self.tree.columns_by_id(), self.evaluation, written=act.path)
        return act, Workspace(self.root, self.at, now, self.tree).check(path)

    def approve(self, what: str, who: str, shown: str = "", note: str = "", former: str = "") -> Act:
        """Approve the submitted text: sign its digest and put its bytes where the public build reads.

        ``shown`` is the beginning of the digest that was displayed; ``former`` the kind of reason for which
        the earlier texts are not to be read again, ``""`` for none.

        Raises what `take_step` does.
        """
        extra = {FORMER.name: withheld(former)} if former else {}
        return self.take_step("approve", what, who, shown, note, **extra)

    def take_step(self, kind: str, what: str, who: str, shown: str = "", note: str = "", **extra: str) -> Act:
        """Take the step due of the submitted text by an act that lets it through; arguments as `approve` and `take`.

        Raises:
            RefusedError: the working text is not the submitted one, rules are broken, or the act would not count.
        """
        path, document = self.document(what)
        dossier, column, digest = self.dossier(document.id), self.column(document), self.digest(document)
        if not dossier.pending and (done := finish_interrupted(self.root, dossier, kind, who, document, digest)):
            return done
        if reason := refusal(dossier, document, digest, shown):
            raise RefusedError(reason if path in reason else f"{path}: {reason}")
        refuse(path, (*self.evaluation.policy_slips, *self.check(path)), Weight.REFUSE)
        files = attachment_files(self.root / path, document)
        write = partial(write_revision, self.root, document.id, digest, canonical_bytes(document, column), files)
        completed = path if len(dossier.steps) == len(column.chain) else ""
        return self._sign(kind, document.id, completed, who, digest, note=note, extra=(*extra.items(),), before=write)

    def take(self, kind: str, what: str, who: str, note: str = "", *, digest: str = "", **extra: str) -> Act:
        """Take an act that neither submits nor takes a step, on a document by id or path.

        ``digest`` is that of the text it is about, where the kind of act does not say itself which one that is.
        ``extra`` gives values to the keys that only acts of this kind have.

        Raises:
            RefusedError: the act would not count; the message says why.
            UsageError: there is no such document, or a reason is missing.
        """
        if what in self.dossiers:
            id, path = what, next(iter(self.tree.ids.get(what, ())), "")
        else:
            path, document = self.document(what)
            id = document.id
            if done := finish_interrupted(self.root, self.dossier(id), kind, who, document):
                return done
        named = digest or ACTS[kind].names(self.dossier(id))
        done = taken_already(self.dossier(id), kind, who, named, note, extra)
        return done or self._sign(kind, id, "" if digest else path, who, named, note=note, extra=tuple(extra.items()))

    def _sign(
        self,
        kind: str,
        id: str,
        path: str,
        who: str,
        digest: str,
        *,
        note: str = "",
        extra: tuple[tuple[str, str], ...] = (),
        before: Callable[[], object] = lambda: None,
    ) -> Act:
        """Sign an act by one person on one document; write its status into the working text at ``path``, if any."""
        subjects = subjects_at_hand(self.tree, self.evaluation, [id])
        proposal = propose(kind, who, self.dossier(id), digest, self.policy, subjects, self.at)
        with status_line(self.root, path, kind):
            return self.sign(replace(proposal, note=note, extra=extra), before)

    def sign(self, proposal: Proposal, before: Callable[[], object] = lambda: None) -> Act:
        """Sign an act and write it to the ledger; an act that lets something through names the rules of today.

        Args:
            proposal: the act in the making.
            before: as for `sign_act`.

        Raises:
            RefusedError: it would not count; the message says why.
            UsageError: a signer is not known or has no key here, or a reason is missing.
        """
        ids = [item.id for item in proposal.items]
        ledger, prior = self.evaluation.ledger_about(ids)
        rules = rules_digest() if ACTS[proposal.act].lets_through else ""
        return sign_act(
            self.root,
            replace(proposal, rules=rules),
            ledger,
            self.policy,
            subjects_at_hand(self.tree, self.evaluation, ids),
            self.at,
            before=before,
            prior_releases=prior,
        )
