"""From the plan to files: what differs is written, by several processes when there is much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.document import Text
from plugins.model.error import IntegrityError
from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.output_record import FileRecord
from plugins.pipeline.build.page_memo import Computed, PageMemo
from plugins.pipeline.build.parallel import parallel_map, write_artifact
from plugins.pipeline.cache.fingerprints import derivation_fingerprint as engine_digest
from plugins.render.assets import software_digest as theme_digest
from plugins.render.site import Renderer
from plugins.search.files import Artifact

FILES = frozenset({Kind.ATTACHMENT, Kind.FORMER_FILE})
"""Kinds of files that lie among the approved bytes."""

Written = tuple[FileRecord | None, Computed | None]
"""The record of a file that was written, None for one that stays; and what its page was computed from, if it is one."""


def page_software(theme: Path) -> str:
    """Return a digest of what decides pages besides their views: engine and theme."""
    return f"{theme_digest(theme)} {engine_digest()}"


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes the entries of a plan.

    Attributes:
        output: the folder.
        renderer: of the same plan.
        memo: fingerprints of what is rendered.
        assets: by path what is not rendered: styles, scripts, the redirect map.
        texts_of: the texts that an entry's page holds; asked for kinds that have text.
        source_of: the Markdown of an entry's document, as it was approved; asked for kinds that have it.
        attachment_of: SHA-256 of an attachment and where it lies.
    """

    output: OutputFolder
    renderer: Renderer
    memo: PageMemo
    assets: Mapping[str, Artifact]
    texts_of: Callable[[Entry], Mapping[str, Text]]
    source_of: Callable[[Entry], str]
    attachment_of: Callable[[Entry], tuple[str, Path]]

    def write(
        self, entries: Iterable[Entry], progress: Callable[[Iterable[Written], str, int], Iterable[Written]]
    ) -> None:
        """Write every entry whose bytes may differ from those in the output."""
        every = list(entries)
        kept = self.output.keep(self._fingerprints(every))
        dirty = [entry for entry in every if entry[0] not in kept]
        self.output.make_parents(entry.path for entry in dirty)
        files = progress(parallel_map(self._file, dirty), "Writing", len(dirty))
        for entry, (record, computed) in zip(dirty, files, strict=True):
            if computed:
                self.memo.record(entry, computed)
            if record is None and not (computed and self.output.is_current(entry.path, computed[0])):
                record, _ = self._file(entry)  # touched since another process checked it
            if record:
                self.output.record(entry.path, record)

    def _fingerprints(self, entries: Iterable[Entry]) -> dict[str, str]:
        """Return what decides the bytes of entries, by path; without those whose views have to be computed."""
        found = self.memo.reusable(entries)
        for entry in entries:
            if asset := self.assets.get(entry[0]):
                found[entry[0]] = asset.fingerprint
            elif entry[1] is Kind.ATTACHMENT or entry[1] is Kind.FORMER_FILE:
                found[entry[0]] = self.attachment_of(entry)[0]
        return found

    def _file(self, entry: Entry) -> Written:
        if asset := self.assets.get(entry.path):
            return write_artifact(self.output, entry.path, asset), None
        if entry.kind in FILES:
            digest, place = self.attachment_of(entry)
            if sha256(data := place.read_bytes()) != digest:
                raise IntegrityError(f"{place} holds other bytes than were approved, {digest}; build again to see why")
            return self.output.put(entry.path, digest, (data,)), None
        view, computed = self.memo.compute(entry)
        if self.output.is_current(entry.path, computed[0]):
            return None, computed
        texts = self.texts_of(entry) if entry.kind.has_text else {}
        source = self.source_of(entry) if entry.kind.has_source else ""
        return self.output.put(entry.path, computed[0], (self.renderer.render(entry, view, texts, source),)), computed
