"""The words of a release that is ready, compared with what was approved by a program that shares nothing with us."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plugins.model.error import IntegrityError, SiteError
from plugins.model.plan import Catalogue
from plugins.model.publication import Publication
from plugins.pipeline.paths import VERIFY_WORDS
from plugins.release.current import Current
from plugins.release.evidence import SHOWING, TEXTS
from plugins.release.gather import refuse
from plugins.release.layout import EVIDENCE

DIFFERENCES = 1
"""Exit status of the program when it has found some."""


def refuse_other_words(ready: Current, before: Current | None, catalogue: Catalogue) -> None:
    """Have the program compare what differs from the release before; all of it when what makes pages is another.

    Args:
        ready: the release, not yet public.
        before: what the public sees, None before the first release.
        catalogue: what is public in the new one.

    Raises:
        IntegrityError: words, cells, links or dates differ from what was approved; ten lines of the program are named.
        SiteError: the program could not compare them.
    """
    paths = None
    if before and not _made_otherwise(ready, before):
        paths = sorted({*_concerned(ready, before, catalogue)})
    refuse(
        other_words(ready.path, paths),
        "the release was not made, because pages do not show what was approved; the public site is as it was",
    )


def other_words(release: Path, paths: Iterable[str] | None = None) -> list[str]:
    """Return a line for each difference that the program finds in files of a release, in all of them without ``paths``.

    Raises:
        SiteError: it could not compare them.
    """
    narrowed = [] if paths is None else ["-"]
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(VERIFY_WORDS), str(release), *narrowed],
        input="".join(f"{path}\n" for path in paths or ()),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # Python ends with the same status as the program has for differences when something was not foreseen in it.
    if done.returncode not in (0, DIFFERENCES) or bool(done.stdout) != bool(done.returncode):
        raise SiteError(f"{VERIFY_WORDS.name} could not compare the words of the release: {done.stderr.strip()}")
    return done.stdout.splitlines()


def _made_otherwise(ready: Current, before: Current) -> bool:
    """Return whether another program, theme or policy of showing made a release, or one without texts came before."""
    said = f"{EVIDENCE}{SHOWING}"
    one, other = ready.manifest, before.manifest
    try:
        return (one.engine, one.theme, one.evidence.get(said)) != (other.engine, other.theme, other.evidence.get(said))
    except IntegrityError:
        return True


def _concerned(ready: Current, before: Current, catalogue: Catalogue) -> Iterator[str]:
    """Yield files that are new or other, and pages that should be.

    Those are of new texts, of what they amend, and of texts that name what ended or moved.
    """
    files, public = ready.files_unlike(before), catalogue.publications
    yield from files
    for id in ready.documents_unlike(before):
        if before.documents.get(id) != ready.documents[id]:
            amended = public[id].revision.ids_in("amends")
            yield from (_page(public, one) for one in (id, *amended) if one in public)
    gone = {id for id in before.documents_unlike(ready) if id not in public or files.get(_page(public, id))}
    yield from _naming(ready, gone, public) if gone else ()


def _naming(ready: Current, ids: Iterable[str], public: Mapping[str, Publication]) -> Iterator[str]:
    """Yield the pages of texts in which one of the ids stands."""
    wanted = [id.encode() for id in ids]
    texts = {digest.removeprefix("sha256:"): id for id, digest in ready.documents.items()}
    for shelf in sorted((ready.path / EVIDENCE).glob(f"{TEXTS}*")):
        for line in shelf.read_bytes().splitlines():
            id = texts.get(line[:64].decode(), "")
            if id in public and any(one in line for one in wanted):
                yield _page(public, id)


def _page(public: Mapping[str, Publication], id: str) -> str:
    return public[id].url.removeprefix("/")
