"""The working documents of a root, found by id and read one by one when asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.model.column import Column
from plugins.model.document import Document
from plugins.model.error import UsageError
from plugins.model.finding import Finding
from plugins.pipeline.workspace.head_scan import ContentScan, may_contain, scan_content, scan_head
from plugins.read.content import CONTENT
from plugins.read.document import read_document
from plugins.read.faults import OWN_ID, Faults
from plugins.read.word_files import WAY, is_word_file
from plugins.rules.library import Library, words_digest

Read = tuple[Document | None, tuple[Finding, ...]]
"""A document and the reader's findings; None when nothing could be made of its file."""


class WorkingTree(Mapping[str, Document]):
    """Working documents by id; one that cannot be read raises `KeyError`, and its findings are kept.

    ``final_ids`` holds the ids of those whose status says approved or withdrawn.
    """

    def __init__(self, root: Path, columns: Mapping[str, Column], scan: ContentScan | None = None) -> None:
        self._root = root
        self._columns = columns
        self._read: dict[str, Read] = {}
        self.paths, self.findings, self._found_heads = scan or scan_content(root)
        self._index()

    def _index(self) -> None:
        self.ids: dict[str, list[str]] = {}
        for path, (id, _) in self._found_heads.items():
            if id:
                self.ids.setdefault(id, []).append(path)
        self.final_ids = {id for id, is_settled in self._found_heads.values() if id and is_settled}

    def read(self, path: str) -> Read:
        """Read one document by its path, with the reader's findings."""
        if path not in self._read:
            self._read[path] = read_document(self._root, path, self._columns)
        return self._read[path]

    def refresh(self, path: str) -> None:
        """Read a document again that this program has just written."""
        self._read.pop(path, None)
        self._found_heads[path] = scan_head(self._root, path)
        self._index()

    def head(self, path: str) -> Document | None:
        """Return a document whose text is not needed and may be missing."""
        return self.read(path)[0]

    def words(self, path: str) -> str:
        """Return the digest of a document's words, ``""`` when there are none."""
        document, _ = self.read(path)
        return words_digest(document) if document else ""

    def duplicate_ids(self, document: Document) -> tuple[Finding, ...]:
        """Return a finding when another working document has the same id, as a copied file has."""
        faults = Faults(document.path)
        others = [path for path in self.ids.get(document.id, ()) if path != document.path]
        if others:
            faults.add(
                OWN_ID,
                document.lines.get("id", 0),
                field="id",
                got=f"{document.id}, which {others[0]} has too",
                expected="an id of its own; python3 inv new COLUMN TITLE makes one",
            )
        return faults.findings(document.id)

    def columns_by_id(self) -> Mapping[str, str]:
        """Return the column of each document, from its folder."""
        return {id: paths[0].split("/")[1] for id, paths in self.ids.items()}

    def naming(self, person: str) -> Iterator[str]:
        """Yield the ids of documents whose front matter may name a person; no other does."""
        for id, paths in self.ids.items():
            if may_contain(self._root, paths[0], person):
                yield id

    def path_of(self, what: str) -> str:
        """Return the path of the document meant by an id, or by a path from here or from the root.

        Raises:
            UsageError: there is no such working document; the message names one with nearly that name.
        """
        if what.lower() in self.ids:
            return self.ids[what.lower()][0]
        for path in self._below_root(what):
            if path in self.paths:
                return path
        if is_word_file(what):
            raise UsageError(f"{what} is no document; one is {WAY}")
        raise UsageError(f"{what} is neither a document below content/ nor the id of one{self._near(what)}")

    def paths_of(self, what: str) -> tuple[str, ...]:
        """Return the paths of the documents meant: one as by `path_of`, or by its attachments, or all in a folder.

        Raises:
            UsageError: there is none; the message names one with nearly that name.
        """
        places = list(self._below_root(what))
        for path in places:
            above = (f"{folder}.md" for folder in (path, path.rpartition("/")[0]))
            if path not in self.paths and (owner := next((one for one in above if one in self.paths), "")):
                return (owner,)
            if found := tuple(one for one in self.paths if one.startswith(f"{path}/")):
                return found
        return (self.path_of(what),)

    def strays_of(self, what: str) -> tuple[Finding, ...]:
        """Return findings about files that lie in a folder and belong to no document of it."""
        folders = tuple(f"{path}/" for path in self._below_root(what))
        return tuple(finding for finding in self.findings if finding.path.startswith(folders))

    def _below_root(self, what: str) -> Iterator[str]:
        """Yield what a path from here, from the root or from content/ may mean, as paths from the root."""
        root = Path(os.path.normpath(self._root.absolute()))
        for start, within in ((Path.cwd(), root), (root, root), (root / CONTENT, root / CONTENT)):
            place = Path(os.path.normpath(start / what))  # a shell completes ../play/content/… to a path with dots
            if place.is_relative_to(within):
                path = place.relative_to(root).as_posix()
                yield CONTENT if path == "." else path

    def _near(self, what: str) -> str:
        """Return a question with the document whose name is nearest, ``""`` when none is near."""
        from difflib import get_close_matches

        names = {path.rpartition("/")[2]: path for path in self.paths}
        name = what.replace("\\", "/").rpartition("/")[2].removesuffix(".md")
        near = get_close_matches(f"{name}.md", names, n=1, cutoff=0.8)
        return f" (did you mean {names[near[0]]}?)" if near else ""

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


class Unpublished(Mapping[str, Document]):
    """The part of the working documents that is still being written, or not public yet; their texts may be left out."""

    def __init__(self, content: WorkingTree, public: Mapping[str, object]) -> None:
        self._content = content
        self._ids = {id: None for id in content if id not in content.final_ids or id not in public}

    def __getitem__(self, id: str) -> Document:
        head = self._content.head(self._content.ids[id][0]) if id in self._ids else None
        if head is None:
            raise KeyError(id)
        return head

    def __iter__(self) -> Iterator[str]:
        return iter([id for id in self._ids if self._content.head(self._content.ids[id][0]) is not None])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def whole(self, id: str) -> Document | None:
        """Return a document with its text, None when it is not among these."""
        return self._content.get(id) if id in self else None

    def words(self, id: str) -> str:
        """Return the digest of a document's words."""
        return self._content.words(self._content.ids[id][0])


@dataclass(frozen=True)
class WorkingLibrary(Library):
    """A library whose working documents may lack their texts; what a rule asks for is read."""

    working: Unpublished

    def text_of(self, id: str) -> Document | None:
        """Return a document as it is being written, else as it is public; None when neither is at hand."""
        return self.working.whole(id) or self.public.get(id)

    @cached_property
    def same_words(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of documents being written whose words are the same, by the digest of the words."""
        found: dict[str, list[str]] = {}
        for id in sorted(self.working):
            found.setdefault(self.working.words(id), []).append(id)
        return {digest: tuple(ids) for digest, ids in found.items()}
