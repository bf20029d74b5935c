"""Giving the signal for a text that waits for one: what it follows is a document of the site, or released elsewhere."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Publish
from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.workspace import Workspace
from plugins.review.acts.go import CITES


def give_signal(workspace: Workspace, what: str, who: str, cites: str, note: str = "") -> Act:
    """Open a text that waits for a signal.

    Args:
        workspace: opened for this act.
        what: path or id of the document.
        who: of the Information Office; signs.
        cites: what the signal follows: id or address of a public document of this site, or an address elsewhere.
        note: in words, ``""`` for none.

    Raises:
        RefusedError: the act would not count, such as for a host that policy does not name, or the text got its
            signal before.
        UsageError: there is no such document, or ``cites`` is an address of this site at which none is public.
    """
    rows, base = workspace.catalogue.rows, workspace.policy.site.base_url
    address = f"{base}{rows[cites].url}" if cites in rows else cites
    if address.startswith(f"{base}/") and address.removeprefix(base) not in {row.url for row in rows.values()}:
        raise UsageError(f"--cites: no document is public at {address}; cite one by its id, or a release elsewhere")
    id = what if what in workspace.dossiers else workspace.document(what)[1].id
    approved = workspace.evaluation.revision(id, workspace.dossier(id).approved)
    publish = approved.fields.get("publish", Publish("on-approval")) if approved else None
    if isinstance(publish, Publish) and publish.kind != "on-go":
        raise UsageError(f"{id} waits for no signal: the text approved last says publish: {publish}")
    known = next(
        (a for a in workspace.dossier(id).approvals if approved and a.digest == approved.digest and a.go), None
    )
    if known and known.go:
        raise RefusedError(
            f"{id} waits for no signal: it got one at {known.go.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}"
        )
    return workspace.take("go", what, who, note, **{CITES.name: address})
