"""The working documents of a root, found by id and read one by one when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.model.column import Column
from plugins.model.document import Document
from plugins.model.error import UsageError
from plugins.model.finding import Finding
from plugins.read.content import list_documents
from plugins.read.document import read_document
from plugins.read.faults import OWN_ID, Faults

HEAD_BYTES = 4096
APPROVED_LINE = re.compile(rb"(?m)^status[ \t]*:[ \t]*[\"']?(approved|withdrawn)\b")
ID_LINE = re.compile(rb"(?m)^id[ \t]*:[ \t]*[\"']?([0-9a-hjkmnp-tv-z]{8})\b")


class Content(Mapping[str, Document]):
    """Working documents by id; one that cannot be read raises `KeyError`, and its findings are kept.

    ``settled`` holds the ids of those whose status says approved or withdrawn.
    """

    def __init__(self, root: Path, columns: Mapping[str, Column]) -> None:
        self._root = root
        self._columns = columns
        self._read: dict[str, tuple[Document | None, tuple[Finding, ...]]] = {}
        self.paths, self.findings = list_documents(root)
        self.ids: dict[str, list[str]] = {}
        self.settled: set[str] = set()
        for path in self.paths:
            head = self._head_of(path)
            if found := ID_LINE.search(head):
                self.ids.setdefault(found[1].decode(), []).append(path)
                if APPROVED_LINE.search(head):
                    self.settled.add(found[1].decode())

    def read(self, path: str) -> tuple[Document | None, tuple[Finding, ...]]:
        """Read one document by its path, with the reader's findings."""
        if path not in self._read:
            self._read[path] = read_document(self._root, path, self._columns)
        return self._read[path]

    def doubles(self, document: Document) -> tuple[Finding, ...]:
        """Return a finding when another working document has the same id, as a copied file has."""
        faults = Faults(document.path)
        others = [path for path in self.ids.get(document.id, ()) if path != document.path]
        if others:
            faults.add(
                OWN_ID,
                document.lines.get("id", 0),
                field="id",
                got=f"{document.id}, which {others[0]} has too",
                expected="an id of its own; python3 inv new makes one",
            )
        return faults.findings(document.id)

    def keep(self, path: str, read: tuple[Document | None, tuple[Finding, ...]]) -> None:
        """Take what was read of a document before, because its files are the same."""
        self._read[path] = read

    def columns_by_id(self) -> Mapping[str, str]:
        """Return the column of each document, from its folder."""
        return {id: paths[0].split("/")[1] for id, paths in self.ids.items()}

    def path_of(self, what: str) -> str:
        """Return the path of the document meant by an id, or by a path from here or from the root.

        Raises:
            UsageError: there is no such working document.
        """
        if what in self.ids:
            return self.ids[what][0]
        for start in (Path.cwd(), self._root):
            place = (start / what).absolute()
            if place.is_relative_to(self._root.absolute()):
                path = place.relative_to(self._root.absolute()).as_posix()
                if path in self.paths:
                    return path
        raise UsageError(f"{what} is neither a document below content/ nor the id of one")

    def __getitem__(self, id: str) -> Document:
        document, _ = self.read(self.ids[id][0])
        if document is None:
            raise KeyError(id)
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, id: object) -> bool:
        return id in self.ids

    def _head_of(self, path: str) -> bytes:
        """Return the front matter, as far as it lies at the beginning; a text may show lines like its own."""
        try:
            with (self._root / path).open("rb") as file:
                return file.read(HEAD_BYTES).partition(b"\n---")[0]
        except OSError:
            return b""


class Written(Mapping[str, Document]):
    """The part of the working documents that is still being written, or not public yet."""

    def __init__(self, content: Content, public: Mapping[str, object]) -> None:
        self._content = content
        self._ids = [id for id in content if id not in content.settled or id not in public]

    def __getitem__(self, id: str) -> Document:
        if id not in self._ids:
            raise KeyError(id)
        return self._content[id]

    def __iter__(self) -> Iterator[str]:
        return iter([id for id in self._ids if self._content.read(self._content.ids[id][0])[0] is not None])

    def __len__(self) -> int:
        return sum(1 for _ in self)
