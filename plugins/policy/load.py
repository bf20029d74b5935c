"""The policy of a root, read whole: every fault of every file at once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from plugins.model.column import Column
from plugins.model.digest import revision_digest, sha256
from plugins.model.error import PolicyError
from plugins.model.policy import Policy
from plugins.policy.clocks import read_clocks
from plugins.policy.columns import check_columns, read_column
from plugins.policy.departments import read_departments
from plugins.policy.fields import Shared, read_shared
from plugins.policy.nodes import Entry, Faults, compose, meant
from plugins.policy.people import read_people
from plugins.policy.site import read_site
from plugins.policy.synonyms import read_synonyms

FOLDER = "policy"
COLUMNS = f"{FOLDER}/columns"
KEPT = 4
"""Policies that a process remembers: one command asks for the same one several times."""

FILES = tuple(f"{FOLDER}/{name}.yaml" for name in ("departments", "fields", "people", "site"))
CLOCKS, SYNONYMS = OPTIONAL = tuple(f"{FOLDER}/{name}.yaml" for name in ("clocks", "synonyms"))
"""Files that a root may lack."""


def load_policy(root: Path) -> Policy:
    """Read ``policy/`` below ``root``.

    Returns:
        The policy, its columns in order of navigation. Its digest is the
        SHA-256 over the lines ``sha256  path`` of its files, sorted by path.

    Raises:
        PolicyError: one line ``path:line: sentence`` for each fault of all files.
    """
    faults = Faults()
    sources = _read_files(root, faults)
    return _understood(sources, faults) if faults.lines() else policy_of(sources)


def policy_of(sources: Mapping[str, bytes]) -> Policy:
    """Return what the bytes of policy files say, by path from the root.

    Raises:
        PolicyError: as `load_policy` does.
    """
    return _remembered(tuple(sources.items()))


def policy_files(root: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Read the files of ``policy/`` below ``root``, by path; a line for each that cannot be one of them."""
    faults = Faults()
    return _read_files(root, faults), faults.lines()


@functools.lru_cache(maxsize=KEPT)
def _remembered(sources: tuple[tuple[str, bytes], ...]) -> Policy:
    """Return the one policy that files of these bytes say; what has faults is read again each time."""
    return _understood(dict(sources), Faults())


def _understood(sources: Mapping[str, bytes], faults: Faults) -> Policy:
    entries = {path: entry for path, data in sources.items() if (entry := _compose(path, data, faults)) is not None}
    site = read_site(entries[FILES[3]]) if FILES[3] in entries else None
    departments = read_departments(entries[FILES[0]]) if FILES[0] in entries else {}
    shared = read_shared(entries[FILES[1]]) if FILES[1] in entries else Shared({}, {})
    people = read_people(entries[FILES[2]], departments) if FILES[2] in entries else {}
    clocks = read_clocks(entries[CLOCKS]) if CLOCKS in entries else {}
    synonyms = read_synonyms(entries[SYNONYMS]) if SYNONYMS in entries else ()
    columns: dict[str, Column] = {}
    of_columns: dict[str, Entry] = {}
    for path, entry in entries.items():
        if path.startswith(f"{COLUMNS}/"):
            key = Path(path).stem
            column = read_column(key, entry, shared, departments)
            if column is not None:
                columns[key], of_columns[key] = column, entry
    check_columns(columns, of_columns, site.groups if site else (), clocks)
    if found := faults.lines():
        raise PolicyError("\n".join(found))
    if site is None:
        raise PolicyError(f"{FILES[3]}:1: got nothing, expected the settings of the site")
    ordered = dict(sorted(columns.items(), key=lambda item: item[1].order))
    digest = revision_digest((path, sha256(data)) for path, data in sources.items())
    return Policy(site, ordered, departments, people, digest, clocks, synonyms)


def _read_files(root: Path, faults: Faults) -> dict[str, bytes]:
    paths = [*FILES, *(path for path in OPTIONAL if (root / path).exists())]
    folder = root / COLUMNS
    if folder.is_dir():
        paths += sorted(f"{COLUMNS}/{file.name}" for file in folder.iterdir() if not file.name.startswith("."))
    if not any(path.startswith(f"{COLUMNS}/") for path in paths):
        faults.add(COLUMNS, 1, "got nothing, expected a file for each column, such as work-updates.yaml")
    known = {Path(path).name for path in (*FILES, *OPTIONAL)}
    for file in sorted((root / FOLDER).glob("*.y*ml")):
        if file.name not in known:
            faults.add(f"{FOLDER}/{file.name}", 1, f"an unknown file; {meant(file.name, sorted(known))}")
    sources: dict[str, bytes] = {}
    for path in paths:
        file = root / path
        if file.is_symlink() or not file.is_file() or file.suffix != ".yaml":
            what = "nothing" if not file.exists() else "something else"
            faults.add(path, 1, f"got {what}, expected a regular file that ends in .yaml")
        else:
            sources[path] = file.read_bytes()
    return sources


def _compose(path: str, data: bytes, faults: Faults) -> Entry | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(path, data.count(b"\n", 0, error.start) + 1, "got bytes that are not UTF-8, expected UTF-8")
        return None
    return compose(text, path, faults)
