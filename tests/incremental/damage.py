"""What happens to files that nobody should touch, and how it is mended."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path


def below(*folders: Path) -> list[Path]:
    """Return every file below some folders, sorted."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def flip(place: Path) -> None:
    """Change one byte and leave size and time as they are."""
    status = place.stat()
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    mode = status.st_mode
    place.chmod(0o644)
    place.write_bytes(data)
    place.chmod(mode)
    os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))


def cut(place: Path) -> None:
    """Leave the first half."""
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])


def lead_elsewhere(place: Path) -> None:
    """Put a link in its place that leads to the same bytes outside the root."""
    root = next(folder for folder in place.parents if (folder / "policy").is_dir())
    kept = root.parent / "elsewhere" / place.relative_to(root)
    kept.parent.mkdir(parents=True, exist_ok=True)
    place.replace(kept)
    place.symlink_to(kept)


def add_beside(place: Path) -> None:
    """Put a file beside it that does not belong there."""
    (place.parent / "foreign.txt").write_bytes(b"foreign\n")


def replace_by_copy(place: Path) -> None:
    """Put a copy in its place: other inode, other time, same bytes."""
    copy = place.with_name(f".{place.name}.copy")
    shutil.copyfile(place, copy)
    copy.replace(place)


Damage = Callable[[Path], object]
DAMAGE: dict[str, Damage] = {
    "flip": flip,
    "cut": cut,
    "remove": Path.unlink,
    "remove the folder": lambda place: shutil.rmtree(place.parent),
    "lead elsewhere": lead_elsewhere,
    "add beside": add_beside,
}
HARMLESS: dict[str, Damage] = {
    "touch": lambda place: os.utime(place, (0, 0)),
    "replace by a copy": replace_by_copy,
    "write the same": lambda place: place.write_bytes(place.read_bytes()),
}


class Kept:
    """What lay in some folders before the first damage, to be put back."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._files: dict[Path, bytes] = {}

    def keep(self) -> None:
        """Remember what is there and is not remembered yet; what was damaged since stays as it was."""
        if not self._files:
            self._files = {path: path.read_bytes() for path in below(*self._folders)}

    def mend(self) -> None:
        """Put back what changed, and take away what was added beside it; what was written since stays."""
        for path, data in self._files.items():
            if path.is_symlink() or not path.is_file() or path.read_bytes() != data:
                path.unlink(missing_ok=True)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        self._files = {}
        for folder in self._folders:
            for path in folder.rglob("foreign.txt"):
                path.unlink()


def disturb(output: Path, how: int) -> None:
    """Do something to an output folder."""
    places = below(output)
    if not places:
        return
    place = random.Random(how).choice(places)  # noqa: S311 - chance that can be repeated
    match how % 6:
        case 0:
            place.unlink()
        case 1:
            place.write_bytes(b"changed")
        case 2:
            (place.parent / "foreign.html").write_bytes(b"foreign")
        case 3:
            place.unlink()
            (place / "deeper").mkdir(parents=True)
        case 4:
            place.unlink()
            place.symlink_to(output / "index.html")
        case 5:
            shutil.rmtree(place.parent)


def spoil(cache: Path, how: int) -> None:
    """Do something to what earlier builds left."""
    chance = random.Random(how)  # noqa: S311 - chance that can be repeated
    places = below(cache)
    if not places or how % 4 == 0:
        shutil.rmtree(cache, ignore_errors=True)
        return
    place = chance.choice(places)
    data = bytearray(place.read_bytes())
    match how % 4:
        case 1:
            place.unlink()
        case 2:
            place.write_bytes(data[: chance.randrange(len(data) + 1)])
        case 3:
            for _ in range(8 if data else 0):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            place.write_bytes(data)
