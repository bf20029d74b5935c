"""From the plan to files: what differs is made here, or by several processes when it is much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.document import Text
from plugins.model.error import IntegrityError
from plugins.model.plan import Entry
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.output_record import FileRecord
from plugins.pipeline.build.page_memo import Computed, PageMemo
from plugins.pipeline.build.parallel import parallel_map, write_artifact
from plugins.pipeline.cache.fingerprints import derivation_fingerprint as engine_digest
from plugins.render.assets import software_digest as theme_digest
from plugins.render.site import TEXT_KINDS, Renderer
from plugins.search.files import Made

Written = tuple[FileRecord | None, Computed | None]
"""What is to be recorded of a file that was written, None for one that stays; and what its page was made of."""


def page_software(theme: Path) -> str:
    """Return a digest of all that makes pages besides their views: engine and theme."""
    return f"{theme_digest(theme)} {engine_digest()}"


@dataclass(frozen=True, slots=True)
class PageWriter:
    """How the entries of a plan become files.

    Attributes:
        output: the folder.
        renderer: of the same plan.
        pages: fingerprints of what is rendered.
        made: by path what is not rendered: styles and scripts.
        texts_of: the texts by id that an entry's page holds; asked for those of `TEXT_KINDS`.
        attachment_of: SHA-256 of an attachment and where it lies.
    """

    output: OutputFolder
    renderer: Renderer
    pages: PageMemo
    made: Mapping[str, Made]
    texts_of: Callable[[Entry], Mapping[str, Text]]
    attachment_of: Callable[[Entry], tuple[str, Path]]

    def write(
        self, entries: Iterable[Entry], progress: Callable[[Iterable[Written], str, int], Iterable[Written]]
    ) -> None:
        """Write every entry whose bytes may differ from those that lie there."""
        todo = [entry for entry in entries if not self._stays(entry)]
        self.output.make_parents(entry.path for entry in todo)
        files = progress(parallel_map(self._file, todo), "Writing", len(todo))
        for entry, (written, look) in zip(todo, files, strict=True):
            if look:
                self.pages.record(entry, look)
            if written is None and not (look and self.output.is_current(entry.path, look[0])):
                written, _ = self._file(entry)  # touched since another process saw it
            if written:
                self.output.record(entry.path, written)

    def _stays(self, entry: Entry) -> bool:
        fingerprint = self._fingerprint(entry)
        return fingerprint is not None and self.output.is_current(entry.path, fingerprint)

    def _fingerprint(self, entry: Entry) -> str | None:
        """Return what decides the bytes of an entry, None where its view is to be looked at."""
        if found := self.made.get(entry.path):
            return found.fingerprint
        return self.attachment_of(entry)[0] if entry.kind == "attachment" else self.pages.reusable(entry)

    def _file(self, entry: Entry) -> Written:
        if found := self.made.get(entry.path):
            return write_artifact(self.output, entry.path, found), None
        if entry.kind == "attachment":
            digest, place = self.attachment_of(entry)
            if sha256(data := place.read_bytes()) != digest:
                raise IntegrityError(f"{place} holds other bytes than were approved, {digest}; build again to see why")
            return self.output.put(entry.path, digest, data), None
        view, look = self.pages.compute(entry)
        if self.output.is_current(entry.path, look[0]):
            return None, look
        texts = self.texts_of(entry) if entry.kind in TEXT_KINDS else {}
        return self.output.put(entry.path, look[0], self.renderer.render(entry, view, texts)), look
