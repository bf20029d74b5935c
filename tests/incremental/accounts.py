"""What people at work are told of a root: from what the last build left, and from everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from plugins.model.error import SiteError
from plugins.pipeline.snapshot.incremental_view import view_at
from plugins.pipeline.snapshot.root import read_root
from plugins.pipeline.snapshot.view import FullView, RootView
from plugins.pipeline.workspace.working_tree import WorkingTree
from plugins.policy.load import load_policy


def accounts_differ(root: Path, at: datetime) -> list[str]:
    """Say in what the account of a root differs from one for which everything is read."""
    one = told(lambda: view_at(root, at, columns_of(root)))
    other = told(lambda: FullView(read_root(root), at, columns_of(root)))
    names = [*one, *other]
    return [f"the account tells another {name}" for name in dict.fromkeys(names) if one.get(name) != other.get(name)]


def told(account_of: Callable[[], RootView]) -> Mapping[str, object]:
    """Return everything that an account tells, or why there is none."""
    try:
        account = account_of()
    except SiteError as error:
        return {"refusal": str(error)}
    catalogue = account.catalogue
    return {
        "policy": account.policy,
        "findings": account.findings,
        "dossiers": dict(account.dossiers),
        "publications": dict(catalogue.publications),
        "order": list(catalogue.publications),
        "members": {id for id in account.dossiers if id in catalogue.publications},
        "standings": dict(catalogue.standings),
        "notices": catalogue.notices,
        "pending": list(account.pending.items()),
        "revisions": dict(account.revisions),
        "revisions of each": {id: tuple(account.revisions_of(id)) for id in account.dossiers},
        "until": account.until,
    }


def columns_of(root: Path) -> Mapping[str, str]:
    """Return the column of each working document."""
    return WorkingTree(root, load_policy(root).columns).columns_by_id()
