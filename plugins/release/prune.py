"""Remove old releases, and what is no longer public."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.model.address import short_digest
from plugins.model.error import IntegrityError, SiteError, UsageError
from plugins.model.reserved import FORMER
from plugins.release.current import Current, current, release_at
from plugins.release.layout import Layout
from plugins.release.lock import changing
from plugins.release.pin import highest_number
from plugins.release.scratch import remove_releases, scratch_folder
from plugins.release.store import sweep
from plugins.release.verified_files import VerifiedFiles

KEPT_RELEASES = 10
"""How many releases can be gone back to, the public one among them."""

KEPT_FOLDERS = KEPT_RELEASES + 1
"""The oldest besides gives its folder to the next release, so that one which is refused costs none of the others."""


def prune(root: Path, *, keep: int = KEPT_FOLDERS) -> tuple[int, ...]:
    """Remove all but the last releases, and what only they held from the store.

    The current release and the last one always stay. One that was prepared and
    never switched to stays as well: the next `prepare` removes it.

    Returns:
        The numbers that were removed, ascending.

    Raises:
        ValueError: ``keep`` is less than 1.
        IntegrityError: ``public/current`` does not lead to a release.
        UsageError: another run is at work.
        SiteError: the file system failed.
    """
    if keep < 1:
        raise ValueError(f"at least one release is kept, not {keep}")
    layout = Layout(root)
    with changing(layout, "prune"):
        now = current(root)
        highest = highest_number(layout, now)
        made = [number for number in layout.numbers() if number <= highest]
        old = tuple(number for number in made[:-keep] if now is None or number != now.number)
        return _remove(layout, old)


def discard(root: Path, number: int) -> bool:
    """Remove a release that was prepared and is not to be public, and the bytes that only it held; say whether it was.

    One that the public sees, or saw once, stays.

    Raises:
        IntegrityError: ``public/current`` does not lead to a release.
        UsageError: another run is at work.
        SiteError: the file system failed.
    """
    layout = Layout(root)
    with changing(layout, "discarding a release"):
        now = current(root)
        never_public = now is None or number > highest_number(layout, now)
        return bool(_remove(layout, (number,))) if never_public and number in layout.numbers() else False


@contextmanager
def discarded_if_refused(root: Path, number: int) -> Iterator[None]:
    """Remove a prepared release when it is refused: what must not be public does not lie beside what is.

    Raises:
        SiteError: what refused it.
    """
    try:
        yield
    except SiteError:
        with suppress(SiteError):  # the next release removes it as well; what refused this one is what is said
            discard(root, number)
        raise


def purge(root: Path, ids: Iterable[str]) -> tuple[int, ...]:
    """Remove every release but the current one that holds one of these documents, and the bytes from the store.

    For what was withdrawn: once the release without it is public, nothing of
    it stays on the public host. A release that can no longer be read is
    removed too. The notice of a withdrawal is not the document, and stays.

    Returns:
        The numbers that were removed, ascending.

    Raises:
        IntegrityError: ``public/current`` does not lead to a release.
        UsageError: the current release still holds one of them, or another run is at work.
        SiteError: the file system failed.
    """
    layout = Layout(root)
    wanted = frozenset(ids)
    with changing(layout, "purge"):
        now = current(root)
        still = wanted.intersection(now.documents) if now else frozenset()
        if still:
            raise UsageError(
                f"{', '.join(sorted(still))} is still public: make the release without it first, then purge"
            )
        others = (number for number in layout.numbers() if now is None or number != now.number)
        return _remove(layout, tuple(number for number in others if _holds(root, number, wanted, now)))


def purge_texts(root: Path, closed: Mapping[str, Collection[str]]) -> tuple[int, ...]:
    """Remove every release but the current one that shows certain texts, and their bytes from the store.

    A release shows a text as what was public, as an earlier text, or in a difference; the texts it carries it shows.

    Args:
        root: where ``public/`` lies.
        closed: digests of texts that nobody may read any more, by id of their document.

    Returns:
        The numbers that were removed, ascending.

    Raises:
        IntegrityError: ``public/current`` does not lead to a release.
        UsageError: another run is at work.
        SiteError: the file system failed.
    """
    return _purged(root, lambda number: _shows_text(root, number, closed))


def purge_notices(root: Path, closed: Mapping[str, Collection[str]]) -> tuple[int, ...]:
    """Remove every release but the current one whose notice said a title that nobody may read any more.

    Args:
        root: where ``public/`` lies.
        closed: ids of the acts on which such a notice rests, by id of the withdrawn document.

    Returns:
        The numbers that were removed, ascending.

    Raises:
        IntegrityError: ``public/current`` does not lead to a release.
        UsageError: another run is at work.
        SiteError: the file system failed.
    """
    return _purged(root, lambda number: _rests_on(root, number, closed))


def _purged(root: Path, is_wanted: Callable[[int], bool]) -> tuple[int, ...]:
    """Remove the releases that are wanted, the current one never, and return their numbers."""
    layout = Layout(root)
    with changing(layout, "purge"):
        now = current(root)
        others = (number for number in layout.numbers() if now is None or number != now.number)
        found = tuple(number for number in others if is_wanted(number))
        return _remove(layout, found) if found else ()


def _rests_on(root: Path, number: int, closed: Mapping[str, Collection[str]]) -> bool:
    """Return whether a release names one of the acts for its document; one that cannot be read counts as if it did."""
    try:
        found = release_at(root, number)
        return found is None or any(
            not set(acts).isdisjoint(found.manifest.acts.get(id, ())) for id, acts in closed.items()
        )
    except IntegrityError:
        return True


def _shows_text(root: Path, number: int, closed: Mapping[str, Collection[str]]) -> bool:
    """Return whether a release shows one of the texts; one that cannot be read counts as if it did."""
    try:
        found = release_at(root, number)
        if found is None or any(found.documents.get(id) in digests for id, digests in closed.items()):
            return True
    except IntegrityError:
        return True
    return any(
        (found.path / FORMER / id).is_dir()
        and any(short_digest(digest) in file.name for file in (found.path / FORMER / id).iterdir())
        for id, digests in closed.items()
        for digest in digests
    )


def _holds(root: Path, number: int, ids: frozenset[str], now: Current | None) -> bool:
    """Return whether a release holds one of the documents; lists that ``now`` has too hold none."""
    try:
        found = release_at(root, number)
        return found is None or not ids.isdisjoint(found.documents_unlike(now))
    except IntegrityError:
        return True


def _remove(layout: Layout, numbers: tuple[int, ...]) -> tuple[int, ...]:
    verified = VerifiedFiles(layout)
    with scratch_folder(layout):
        if numbers:
            with verified.while_unlinking():
                remove_releases(layout, numbers)
        gone = sweep(layout)
        if numbers or gone:
            verified.forget(gone)
            verified.save()
    return numbers
