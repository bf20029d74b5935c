"""Many documents at once: written, and taken along their way by one act for all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from plugins.model.act import Act, Item
from plugins.review.acting import write_revision
from plugins.review.canonical import canonical_bytes
from plugins.review.entitlement import OFFICE
from plugins.review.proposal import Proposal
from plugins.review.status_line import set_status
from tests.sites.make import Site

SIGNERS = {
    "submit": ("li.wei", "content-contact"),
    "approve": ("chen.yu", OFFICE),
    "return": ("chen.yu", OFFICE),
    "go": ("chen.yu", OFFICE),
}
CONTACTS = {"disease-control": "li.wei", "policy-and-law": "xu.jing"}
STATUS = {"submit": "submitted", "approve": "approved", "return": "returned"}


def act_on(site: Site, kind: str, paths: Iterable[str], note: str = "") -> Act:
    """Take one act on many working documents, and move the clock on by a minute; what is approved is written first."""
    workspace = site.workspace()
    who, role = SIGNERS[kind]
    items, revisions = [], []
    for path in paths:
        _, document = workspace.document(path)
        digest = workspace.digest(document)
        who = CONTACTS[document.string("department")] if kind == "submit" else who
        items.append(Item(document.id, digest, workspace.dossier(document.id).heads))
        folder = (site.root / path).with_suffix("")
        files = {attachment.name: folder / attachment.name for attachment in document.attachments}
        data = canonical_bytes(document, workspace.column(document))
        revisions.append(partial(write_revision, site.root, document.id, digest, data, files))
    proposal = Proposal(
        act=kind,
        by=(who,),
        role=role,
        items=tuple(items),
        step=OFFICE if kind == "approve" else "",
        note=note,
        extra=(("cites", "https://www.gov.example/notice.html"),),
    )
    act = workspace.sign(proposal, lambda: [write() for write in revisions] if kind == "approve" else None)
    for path in paths:
        if kind in STATUS:
            set_status(site.root, path, STATUS[kind])
    site.tick()
    return act
