"""What people at work are told of a root: from what the last build left, and from everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from plugins.model.error import SiteError
from plugins.pipeline.preview.preview import valid_until
from plugins.pipeline.snapshot.evaluate import Evaluation, evaluate
from plugins.pipeline.snapshot.facts import NoFacts
from plugins.pipeline.workspace.evaluation import evaluate_for_people
from plugins.pipeline.workspace.working_tree import WorkingTree
from plugins.policy.load import load_policy


def evaluations_differ(root: Path, at: datetime) -> list[str]:
    """Say in what the evaluation of a root differs from one for which everything is read."""
    one = told(lambda: evaluate_for_people(root, at, drafts_of(root)))
    other = told(lambda: evaluate(root, at, partial(NoFacts, root), drafts=drafts_of(root)))
    names = [*one, *other]
    return [f"the evaluation tells another {name}" for name in dict.fromkeys(names) if one.get(name) != other.get(name)]


def told(evaluation_of: Callable[[], Evaluation]) -> Mapping[str, object]:
    """Return everything that an evaluation tells, or why there is none."""
    try:
        evaluation = evaluation_of()
    except SiteError as error:
        return {"refusal": str(error)}
    catalogue = evaluation.catalogue
    return {
        "policy": evaluation.policy,
        "findings": evaluation.findings,
        "dossiers": dict(catalogue.dossiers),
        "publications": {id: catalogue.publications.get(id) for id in catalogue.publications},
        "order": list(catalogue.publications),
        "rows": list(catalogue.rows.items()),
        "members": {id for id in catalogue.dossiers if id in catalogue.publications},
        "standings": dict(catalogue.standings),
        "notices": catalogue.notices,
        "not public": evaluation.not_public,
        "pending": list(evaluation.pending.items()),
        "releases": evaluation.releases,
        "revisions": dict(evaluation.revisions),
        "revisions of each": {id: tuple(evaluation.revisions_of(id)) for id in catalogue.dossiers},
        "next": evaluation.next,
        "until": valid_until(evaluation),
    }


def drafts_of(root: Path) -> Mapping[str, str]:
    """Return the column of each working document."""
    return WorkingTree(root, load_policy(root).columns).columns_by_id()
