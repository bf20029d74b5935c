"""The tree of a release: linked out of sight, checked to the last byte, then given its name."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

from plugins.model.error import UsageError
from plugins.release.gather import refuse
from plugins.release.manifest import File, Manifest
from plugins.release.place import MANIFEST, SIGNATURE, Place
from plugins.release.store import Source, keep, link, make_folder, settle_folder, write_settled
from plugins.release.tree import byte_faults, folders_above, name_faults

UNABLE = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
NOT_MADE = "the release was not made as it should be"


def require_links(place: Place) -> None:
    """Try out what a release needs of the file system, within `emptied_work`.

    Raises:
        UsageError: it has no hard links, or no symbolic links that can take
            the place of one another.
    """
    trial = place.work / "trial"
    make_folder(trial)
    (trial / "a").write_bytes(b"")
    try:
        (trial / "b").hardlink_to(trial / "a")
        (trial / "c").symlink_to("a")
        (trial / "d").symlink_to("b")
        (trial / "d").replace(trial / "c")
    except OSError as error:
        if error.errno not in UNABLE:
            raise
        raise UsageError(
            f"{place.public} lies on a file system without hard and symbolic links, which releases are made of: "
            "put it on another, such as ext4, XFS or APFS"
        ) from error


def grow(place: Place, files: Mapping[str, File], sources: Mapping[str, Source], stamp: int) -> list[str]:
    """Link every file into the unfinished tree, read all of them back, and mend what the store had damaged.

    Returns:
        A sentence for each file of the store that was damaged.

    Raises:
        IntegrityError: bytes differ even after they were written anew.
    """
    tree = place.work / "tree"
    for folder in (tree, *(tree / name for name in folders_above(files))):
        make_folder(folder)
    for path, file in files.items():
        link(place, file.sha256, f"{tree}/{path}")
    bad = {path: files[path] for path, _ in byte_faults(tree, files)}
    if not bad:
        return []
    damaged = sorted({file.sha256 for file in bad.values()})
    keep(place, {digest: sources[digest] for digest in damaged}, stamp)
    for path, file in bad.items():
        os.unlink(f"{tree}/{path}")  # noqa: PTH108
        link(place, file.sha256, f"{tree}/{path}")
    refuse((f"{path}: {fault}" for path, fault in byte_faults(tree, bad)), NOT_MADE)
    return [f"store/{d[:2]}/{d} was damaged and has been written anew; earlier releases still show it" for d in damaged]


def finish(place: Place, manifest: Manifest, payload: bytes, signature: str, stamp: int) -> None:
    """Put ``release.json`` and its signature into the tree, wait for the disk, and give the tree its name.

    Raises:
        IntegrityError: the tree holds other files than the manifest.
    """
    tree = place.work / "tree"
    write_settled(tree / MANIFEST, payload, stamp)
    write_settled(tree / SIGNATURE, signature.encode("ascii"), stamp)
    refuse(name_faults(tree, manifest.files), NOT_MADE)
    for folder in (tree, *(tree / name for name in folders_above(manifest.files))):
        settle_folder(folder)
    make_folder(place.releases)
    tree.rename(place.release(manifest.number))
    settle_folder(place.releases)
    settle_folder(place.public)
