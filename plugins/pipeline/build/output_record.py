"""What was written to an output: kept in the store, outside the output itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.pipeline.cache.partitions import PartitionedMap, kind_of
from plugins.pipeline.cache.stamps import STAMPS, changed_paths
from plugins.pipeline.cache.store import Store
from plugins.system.file_stamps import Stamp

RESULTS = "results 1"
"""Kind of the values that say how a build into an output ended: one holds until something is written there."""

DIGESTS, FILES, FOLDERS = "digests of", "files of", "folders of"

FileRecord = tuple[str, str, Stamp]
"""The fingerprint of a file, the hexadecimal SHA-256 of its bytes, and its stamp when it had been written."""


class OutputRecord:
    """The files of an output with their fingerprints, digests and stamps, and the stamps of its folders.

    Attributes:
        files, folders: by path, as they were recorded last.
        token: that they were recorded with, ``""`` when nothing was.
    """

    def __init__(self, store: Store, name: str) -> None:
        """Load the record of a name; it is empty when none is there that can be read."""
        from plugins.pipeline.cache.codec import partition_codec

        self._store, self._name = store, name
        codec = partition_codec(tuple[str, str])
        with store.reading():
            digests = PartitionedMap[tuple[str, str]].load(store, f"{DIGESTS} {name}", codec)
            files = PartitionedMap[Stamp].load(store, f"{FILES} {name}", STAMPS)
            folders = PartitionedMap[Stamp].load(store, f"{FOLDERS} {name}", STAMPS)
        if digests is None or files is None or folders is None or not digests.token == files.token == folders.token:
            digests = PartitionedMap(f"{DIGESTS} {name}", codec)
            files, folders = (PartitionedMap(f"{kind} {name}", STAMPS) for kind in (FILES, FOLDERS))
        self._digests, self._files, self._folders = digests, files, folders
        self.token = files.token
        stamps = dict(files)
        self.files: Mapping[str, FileRecord] = {p: (*one, stamps[p]) for p, one in digests if p in stamps}
        self.folders: Mapping[str, Stamp] = folders.all()

    def save(self, files: Mapping[str, FileRecord], folders: Mapping[str, Stamp]) -> None:
        """Record what lies in the output now; what a build said of it earlier holds no more."""
        for path in self.files.keys() - files.keys():
            self._digests.put(path, None)
            self._files.put(path, None)
        for path, record in files.items():
            if self.files.get(path) is not record:
                self._digests.put(path, record[:2])
                self._files.put(path, record[2])
        self._folders.replace(folders)
        token = os.urandom(8).hex()
        with self._store.writing():
            for part in (self._digests, self._files, self._folders):
                part.save(self._store, token)
            self._store.remove(RESULTS, self._name.partition("/")[0])


class Scan(NamedTuple):
    """What a look at the files of an output found.

    Attributes:
        token: of the record that they were compared with, ``""`` for none.
        touched: paths of files that are not as that record says.
    """

    token: str
    touched: frozenset[str]


def scan_files(store: Store, name: str, folder: Path) -> Scan:
    """Look at every file of an output; stamps are compared as bytes."""
    with store.reading():
        files = store.load_map(kind_of(f"{FILES} {name}", STAMPS))
    if files is None:
        return Scan("", frozenset())
    return Scan(
        files.token, frozenset(path for part in files.values.values() for path in changed_paths(part, f"{folder}/"))
    )


def is_untouched(store: Store, name: str, folder: Path) -> bool:
    """Tell whether every file and folder of an output is as it was recorded, and nothing came to it."""
    below = f"{folder}/"
    with store.reading():
        folders, files = (store.load_map(kind_of(f"{kind} {name}", STAMPS)) for kind in (FOLDERS, FILES))
    return (
        folders is not None
        and files is not None
        and folders.token == files.token
        and not any(changed_paths(data, below) for part in (folders, files) for data in part.values.values())
    )


def record_name(out: Path, part: str = "") -> str:
    """Return the name of the record of an output, or of a part of it that is an output of its own."""
    return f"{out.name}/{part}"
