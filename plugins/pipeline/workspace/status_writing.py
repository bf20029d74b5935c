"""The status line that an act writes into a working text, and acts after which it could not be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from plugins.model.act import Act
from plugins.model.digest import sha256
from plugins.model.document import Document
from plugins.model.error import SiteError
from plugins.model.standing import Dossier
from plugins.review.known_acts import ACTS
from plugins.review.status_line import set_status
from plugins.system.failure import failure


@contextmanager
def status_line(root: Path, path: str, kind: str) -> Iterator[None]:
    """Write the status of an act into the working text at ``path``, ``""`` for none, once the block has signed it.

    Raises:
        SiteError: the text cannot be written. The sentence says whether the act was signed by then.
    """
    status = ACTS[kind].status if path else ""
    if status and not (os.access(root / path, os.W_OK) and os.access((root / path).parent, os.W_OK)):
        error = PermissionError(errno.EACCES, "its status line cannot be written", path)
        raise SiteError(failure(error, f"{kind} was not signed"))
    yield
    if not status:
        return
    try:
        set_status(root, path, status)
    except OSError as error:
        raise SiteError(failure(error, f"{kind} is signed and counts, but its status line was not written")) from error


def taken_already(
    dossier: Dossier, kind: str, who: str, digest: str, note: str, extra: Mapping[str, str]
) -> Act | None:
    """Return the last act on a document where it says the same and nothing came after it, else None.

    Taken again it would change nothing, and stand in the ledger twice.
    """
    last = dossier.acts[-1] if dossier.acts else None
    if last is None or dossier.heads != (last.id,) or (last.act, last.by) != (kind, (who,)):
        return None
    words = f"{note.strip()}\n".encode() if note.strip() else b""
    said = f"sha256:{sha256(words)}" if words else ""
    digests = {item.digest or "" for item in last.items if item.id == dossier.id}
    own = {name: value for name, value in extra.items() if value}
    return last if (last.note, dict(last.extra), digests) == (said, own, {digest}) else None


def finish_interrupted(
    root: Path, dossier: Dossier, kind: str, who: str, document: Document, digest: str = ""
) -> Act | None:
    """Return the act of a run that was stopped after it had signed, its status line written; None when there is none.

    It is the last act on the document, of this kind and by this person.
    Taking it again would say the same twice. With a digest it is one about
    this text; without, only one whose status line is missing.
    """
    last, status = (dossier.acts[-1] if dossier.acts else None), ACTS[kind].status
    if last is None or dossier.heads != (last.id,) or (last.act, last.by) != (kind, (who,)):
        return None
    digests = {item.digest for item in last.items if item.id == dossier.id}
    is_written = document.raw.get("status", "") == status
    if not status or (digest not in digests if digest else is_written):
        return None
    set_status(root, document.path, status)
    return last
