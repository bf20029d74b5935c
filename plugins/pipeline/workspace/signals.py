"""Giving the signal for a text that waits for one: what it follows is a document of the site, or released elsewhere."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.model.document import Publish
from plugins.model.error import UsageError
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
        RefusedError: the act would not count, such as for a host that policy does not name.
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
    return workspace.take("go", what, who, note, **{CITES.name: address})
