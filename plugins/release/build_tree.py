"""The tree of a release: linked in the scratch folder, checked to the last byte, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping, Set
from pathlib import Path

from plugins.model.error import UsageError
from plugins.release.gather import refuse
from plugins.release.layout import MANIFEST, SIGNATURE, Layout
from plugins.release.manifest import File
from plugins.release.store import Source, link, make_folder, put, write_durably
from plugins.release.tree import byte_faults, files_below, folders_above, name_faults
from plugins.release.verified_files import VerifiedFiles
from plugins.system.durable import fsync_file

UNABLE = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
NOT_MADE = "the release was not made as it should be"


def require_links(layout: Layout) -> None:
    """Test what a release needs of the file system, within `scratch_folder`.

    Raises:
        UsageError: it has no hard links, or no symbolic links that can
            replace one another.
    """
    trial = layout.work / "trial"
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
            f"{layout.public} lies on a file system without hard and symbolic links, which releases are made of: "
            "put it on another, such as ext4, XFS or APFS"
        ) from error


def build_tree(
    layout: Layout,
    files: Mapping[str, File],
    sources: Mapping[str, Source],
    stamp: int,
    verified: VerifiedFiles,
    reuse: int | None = None,
) -> tuple[list[str], set[str]]:
    """Make the unfinished tree hold every file; read what is not known to be sound, and repair what is damaged.

    ``reuse`` is the number of a release that is no longer needed: its folder
    becomes the tree, so that only what differs has to be linked.

    Returns:
        A sentence for each file of the store that was damaged, and the
        folders of the tree that were changed, by their POSIX paths.

    Raises:
        IntegrityError: bytes differ even after they were written again.
    """
    tree = layout.work / "tree"
    missing, changed = files, {""}
    if reuse is None:
        make_folder(tree)
    else:
        layout.release(reuse).rename(tree)
        missing, changed = _keep_sound(tree, files, verified)
    for folder in ("", *folders_above(missing)):
        if not (tree / folder).is_dir():
            make_folder(tree / folder)
            changed |= {folder, _above(folder)}
    unknown: dict[str, File] = {}
    for path, file in missing.items():
        if not link(layout, file.sha256, f"{tree}/{path}", verified):
            unknown[path] = file
        changed.add(_above(path))
    bad = {path: files[path] for path, _ in byte_faults(tree, unknown, verified.fault)}
    if not bad:
        return [], changed
    damaged = sorted({file.sha256 for file in bad.values()})
    put(layout, {digest: sources[digest] for digest in damaged}, stamp, verified)
    for path, file in bad.items():
        os.unlink(f"{tree}/{path}")  # noqa: PTH108
        link(layout, file.sha256, f"{tree}/{path}", verified)
    refuse((f"{path}: {fault}" for path, fault in byte_faults(tree, bad)), NOT_MADE)
    repairs = [
        f"store/{d[:2]}/{d} was damaged and has been written anew; earlier releases still show it" for d in damaged
    ]
    return repairs, changed


def _keep_sound(tree: Path, files: Mapping[str, File], verified: VerifiedFiles) -> tuple[Mapping[str, File], set[str]]:
    """Keep in a tree only what is known to be sound; return what is missing, and the folders that were changed."""
    changed = {""}
    missing = dict(files)
    found, odd = files_below(tree)
    if odd:
        shutil.rmtree(tree)
        make_folder(tree)
        return missing, changed
    for path in found:
        name = f"{tree}/{path}"
        file = files.get(path)
        if file is not None and verified.holds(file.sha256, os.lstat(name)):
            del missing[path]
        else:
            verified.unlink(name)
            changed.add(_above(path))
    for folder, _, _ in os.walk(tree, topdown=False):
        within = Path(folder).relative_to(tree).as_posix()
        if within != "." and not any(Path(folder).iterdir()):
            os.rmdir(folder)  # noqa: PTH106
            changed.discard(within)
            changed.add(_above(within))
    return missing, changed


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def publish_tree(
    layout: Layout, number: int, files: Mapping[str, File], signed: tuple[bytes, str], stamp: int, changed: Set[str]
) -> None:
    """Put ``release.json`` and its signature into the tree, wait for the disk, and rename it to its number.

    ``changed`` are the folders to wait for.

    Raises:
        IntegrityError: the tree does not hold the files of the manifest.
    """
    tree = layout.work / "tree"
    payload, signature = signed
    write_durably(tree / MANIFEST, payload, stamp)
    write_durably(tree / SIGNATURE, signature.encode("ascii"), stamp)
    refuse(name_faults(tree, files), NOT_MADE)
    for folder in sorted(changed):
        fsync_file(tree / folder)
    make_folder(layout.releases)
    tree.rename(layout.release(number))
    fsync_file(layout.releases)
    fsync_file(layout.public)
