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

HEAD_BYTES = 4096
ID_LINE = re.compile(rb"(?m)^id[ \t]*:[ \t]*[\"']?([0-9a-hjkmnp-tv-z]{8})\b")


class Content(Mapping[str, Document]):
    """Working documents by id; those that cannot be read are not in it, and their findings are kept."""

    def __init__(self, root: Path, columns: Mapping[str, Column]) -> None:
        self._root = root
        self._columns = columns
        self._read: dict[str, tuple[Document | None, tuple[Finding, ...]]] = {}
        self.paths, self.findings = list_documents(root)
        self.ids: dict[str, list[str]] = {}
        for path in self.paths:
            for id in self._id_of(path):
                self.ids.setdefault(id, []).append(path)

    def read(self, path: str) -> tuple[Document | None, tuple[Finding, ...]]:
        """Read one document by its path, with the reader's findings."""
        if path not in self._read:
            self._read[path] = read_document(self._root, path, self._columns)
        return self._read[path]

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

    def _id_of(self, path: str) -> list[str]:
        try:
            with (self._root / path).open("rb") as file:
                found = ID_LINE.search(file.read(HEAD_BYTES))
        except OSError:
            return []
        return [found[1].decode()] if found else []
