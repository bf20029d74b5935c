"""Moving public documents to another column or address: their files, their submission, and the act."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.model.act import Act, Item
from plugins.model.address import SLUG, address_in
from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.workspace import Workspace
from plugins.review.acts.move import TO
from plugins.review.entitlement import OFFICE, role_of
from plugins.review.known_acts import ACTS
from plugins.review.proposal import Proposal
from plugins.review.status_line import set_status
from plugins.system.durable import replace_file

FRONT = re.compile(r"\A(\ufeff?---[ \t]*\r?\n)(.*?)(^---[ \t]*\r?$)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Target:
    """A document that moves.

    Attributes:
        path: POSIX path of its working text under the root.
        to: the path that it gets.
        slug: the last part of its address.
        url: its address then.
    """

    path: str
    to: str
    slug: str
    url: str


def move(root: Path, at: datetime, paths: Sequence[str], who: str, note: str, column: str = "", slug: str = "") -> Act:
    """Move public documents: give their texts another address, submit them, and sign that they may have it.

    The texts wait for approval then, and the old addresses lead to the new
    ones from the release that shows them there. Where the acts would not
    count, the files are as they were.

    Args:
        root: where the documents lie.
        at: the instant, with a zone.
        paths: paths or ids of the documents.
        who: of the Information Office; receives the texts and signs.
        note: what the pages say of the change.
        column: key of the column they go to, ``""`` for their own.
        slug: the last part of the new address, for one document alone; ``""`` for its own.

    Raises:
        RefusedError: one is not public, its new address is taken, or the acts would not count.
        UsageError: nothing would move, or there is no such document or column.
    """
    if not (column or slug) or (slug and len(paths) != 1):
        raise UsageError("say where to: --column for one or several documents, --slug for one")
    if slug and not SLUG.fullmatch(slug):
        raise UsageError(f"--slug: got {slug!r}, expected a-z, 0-9 and single hyphens, such as vaccine-storage")
    if not note.strip():
        raise UsageError(ACTS["move"].needs_note)
    workspace = Workspace(root, at)
    person = workspace.policy.people.get(who)
    if person is None or not person.holds(OFFICE, at):
        raise RefusedError(f"move is for the Information Office; {who} is not of it now")
    if column and column not in workspace.policy.columns:
        raise UsageError(f"{column!r} is no column; known are {', '.join(workspace.policy.columns)}")
    targets = [_target(workspace, path, column, slug) for path in paths]
    with _relocated(root, targets, note.strip()):
        _sign(root, at, targets, "submit", who)
        to = targets[0].url if len(targets) == 1 else f"/{column}/"
        act = _sign(root, at, targets, "move", who, note, ((TO.name, to),))
    for target in targets:
        set_status(root, target.to, ACTS["submit"].status)
    return act


def _target(workspace: Workspace, what: str, column: str, slug: str) -> Target:
    path, document = workspace.document(what)
    catalogue = workspace.catalogue
    publication = catalogue.publications.get(document.id)
    if publication is None:
        raise RefusedError(f"{path}: it is not public; give it another place or slug and submit it")
    _, _, year, last = publication.url.split("/")
    key, name = column or document.column, slug or last.removesuffix(".html")
    url = address_in(key, year, name)
    if url == publication.url:
        raise RefusedError(f"{path}: it stands at {url} already")
    holder = next((id for id, row in catalogue.rows.items() if row.url == url and id != document.id), "")
    to = f"content/{key}/{path.split('/', 2)[2]}"
    if holder or (to != path and (workspace.root / to).exists()):
        raise RefusedError(f"{path}: {url if holder else to} is that of {holder or 'another document'}")
    return Target(path, to, name, url)


def _sign(
    root: Path,
    at: datetime,
    targets: Sequence[Target],
    kind: str,
    who: str,
    note: str = "",
    extra: tuple[tuple[str, str], ...] = (),
) -> Act:
    """Take one act on all documents, in the texts that lie where they go."""
    workspace = Workspace(root, at)
    items = []
    for target in targets:
        _, document = workspace.document(target.to)
        items.append(Item(document.id, workspace.digest(document), workspace.dossier(document.id).heads))
    person = workspace.policy.people.get(who)
    role = role_of(person, ACTS[kind].roles, at) if person else ""
    return workspace.sign(Proposal(kind, (who,), role, tuple(items), note=note, extra=extra))


@contextmanager
def _relocated(root: Path, targets: Sequence[Target], note: str) -> Iterator[None]:
    """Have the texts and their attachments lie where they go, with their new lines; as before when something fails."""
    before = {target: (root / target.path).read_bytes() for target in targets}
    try:
        for target, data in before.items():
            lines = {"slug": target.slug, "status": "draft", "change": "minor", "change_note": json.dumps(note)}
            text = with_lines(data.decode(), lines, target.path)
            _rename(root, target.path, target.to)
            replace_file(root, root / target.to, text.encode())
        yield
    except BaseException:
        for target, data in before.items():
            if (root / target.to).exists():
                _rename(root, target.to, target.path)
            replace_file(root, root / target.path, data)
        raise


def _rename(root: Path, source: str, target: str) -> None:
    """Rename a text, and the folder with its attachments."""
    if source == target:
        return
    old, new = root / source, root / target
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.with_suffix("").is_dir():
        old.with_suffix("").rename(new.with_suffix(""))
    old.rename(new)


def with_lines(text: str, values: dict[str, str], path: str) -> str:
    """Return a document with some keys of its front matter written anew, each on a line; other bytes stay.

    Raises:
        RefusedError: it has no front matter.
    """
    front = FRONT.match(text)
    if front is None:
        raise RefusedError(f"{path}: it has no front matter between two lines of ---")
    opening, lines, closing = front.groups()
    ending = "\r\n" if opening.endswith("\r\n") else "\n"
    for key, value in values.items():
        written = f"{key}: {value}{ending}"
        pattern = re.compile(rf"^{re.escape(key)}[ \t]*:.*\n(?:[ \t]+.*\n|-[ \t].*\n)*", re.MULTILINE)
        lines, found = pattern.subn(lambda _, line=written: line, lines, count=1)
        lines += "" if found else written
    return opening + lines + closing + text[front.end() :]
