"""What the preview says above each document, and on the page for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.model.finding import weighed
from plugins.model.reserved import NOT_FOUND
from plugins.pipeline.preview.catalogue import PreviewCatalogue
from plugins.pipeline.workspace.inquiries import state
from plugins.pipeline.workspace.workspace import Workspace
from plugins.render.banner import HOME, Banner, Draft
from plugins.review.ledger import note_text

LISTED = 50
"""So many texts are listed on the home page: each is checked for it."""


class Banners(Mapping[str, Banner]):
    """What stands above each document by its id, worked out when its page is made.

    The home page has one that lists what is being written. The path of the page for missing addresses
    has one while files cannot be read: one of them may be what was looked for.
    """

    def __init__(self, rehearsal: PreviewCatalogue, workspace: Workspace) -> None:
        self._paths = rehearsal.paths
        self._unread = sorted(rehearsal.paths[id] for id in rehearsal.unread)
        self._workspace = workspace

    def __getitem__(self, key: str) -> Banner:
        workspace = self._workspace
        if key == NOT_FOUND and self._unread:
            findings = (finding for path in self._unread for finding in workspace.check(path))
            return Banner("", (), tuple(map(weighed, findings)))
        if key == HOME:
            return self._of_home()
        findings_here = workspace.check(self._paths[key])
        standing = workspace.catalogue.standings.get(key)
        reasons = standing.reasons if standing else ("it was never submitted",)
        returned = workspace.dossier(key).returned
        note = note_text(workspace.root, returned.note) if returned and returned.note else None
        said = (note.strip(),) if note else ()
        return Banner(state(workspace, key).value, (*reasons, *said), tuple(map(weighed, findings_here)))

    def _of_home(self) -> Banner:
        """List what is being written: whoever opens the preview wants to go on with it."""
        workspace = self._workspace
        found = sorted(((self._changed(id), id) for id in workspace.library.working if id in self._paths), reverse=True)
        drafts = []
        for _, id in found[:LISTED]:
            document = workspace.tree[id]
            findings = len(workspace.check(self._paths[id]))
            drafts.append(Draft(id, state(workspace, id).value, findings, document.string("contact")))
        return Banner("", (), (), tuple(drafts), max(0, len(found) - LISTED))

    def _changed(self, id: str) -> int:
        try:
            return (self._workspace.root / self._paths[id]).stat().st_mtime_ns
        except OSError:  # it has gone since it was listed
            return 0

    def __iter__(self) -> Iterator[str]:
        yield from self._paths
        yield HOME
        if self._unread:
            yield NOT_FOUND

    def __len__(self) -> int:
        return len(self._paths) + 1 + bool(self._unread)
