"""What acts judge of a text: of those that are approved, and of those that are being written."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.subject import Subject, Subjects, subject_of, subjects_of
from plugins.pipeline.snapshot.evaluate import Evaluation
from plugins.pipeline.workspace.working_tree import WorkingTree
from plugins.review.canonical import document_digest


def subjects_at_hand(tree: WorkingTree, evaluation: Evaluation, ids: Iterable[str]) -> Subjects:
    """Return the texts of some documents, by id and digest; by id and ``""`` the one that is being written."""
    columns = evaluation.policy.columns
    found: dict[tuple[str, str], Subject] = {}
    for id in ids:
        for path in tree.ids.get(id, ()):
            document, _ = tree.read(path)
            if document and document.column in columns:
                found[id, document_digest(document, columns[document.column])] = subject_of(document)
                found[id, ""] = Subject(document.column)
        found |= subjects_of(evaluation.revisions_of(id))
    return found
