"""Whatever becomes of the cache, a build gives the bytes that a build from nothing gives."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.incremental.apart import apart, built, differences
from tests.incremental.damage import below
from tests.incremental.edits import EDITS
from tests.incremental.world import World, make_world
from tests.incremental.written import FEW, LAW, NORM, TODAY

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
ROUNDS = 40 if LONG else 1
ANCIENT, FUTURE = 1_000_000_000, 4_000_000_000

pytestmark = pytest.mark.usefixtures("short_lists")


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> World:
    """Released, and edited and built once more; so its cache and output hold something of everything."""
    world = make_world(tmp_path_factory.mktemp("before"))
    world.release()
    world.publish(EDITS["text"](world.written[FEW[2]], 3, LAW, TODAY))
    world.build()
    return world


@pytest.fixture
def world(before: World, tmp_path: Path) -> World:
    """A copy that keeps the times of files, as a backup does."""
    return moved(before, tmp_path / "world", shutil.copy2)


def moved(world: World, folder: Path, copy: Callable[..., object]) -> World:
    """Copy a world with its cache and output."""
    shutil.copytree(world.folder, folder, symlinks=True, copy_function=copy)
    made = World(folder, replace(world.site, root=folder / "root"))
    made.written = dict(world.written)
    return made


def edit(world: World) -> None:
    """Change a title that other pages show."""
    world.publish(EDITS["title"](world.written[NORM], 6, LAW, TODAY))


def cache(world: World) -> list[Path]:
    """Return the files of the cache."""
    return below(world.root / ".cache")


def cut(place: Path, chance: random.Random) -> None:
    """Cut a file somewhere."""
    place.write_bytes(place.read_bytes()[: chance.randrange(place.stat().st_size + 1)])


def flip(place: Path, chance: random.Random) -> None:
    """Flip bits here and there."""
    data = bytearray(place.read_bytes())
    for _ in range(min(len(data), chance.choice([1, 8, 500]))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    place.write_bytes(data)


def scramble(place: Path, chance: random.Random) -> None:
    """Write something else in place of a part."""
    data = bytearray(place.read_bytes())
    start = chance.randrange(len(data) + 1)
    data[start : start + 4096] = chance.randbytes(min(4096, len(data) - start))
    place.write_bytes(data)


@pytest.mark.parametrize("spoil", [cut, flip, scramble])
def test_damaged_at_random_places(spoil, before, tmp_path):
    for turn in range(ROUNDS):
        world = moved(before, tmp_path / str(turn), shutil.copy2)
        chance = random.Random(turn)  # noqa: S311 - chance that can be repeated
        for place in cache(world):
            if place.suffix in (".sqlite", ".json") or chance.random() < 0.5:
                spoil(place, chance)
        if turn % 2 == 0:
            edit(world)
        assert world.differences() == [], turn
        shutil.rmtree(world.folder)


def remove(world: World) -> None:
    """Leave nothing."""
    shutil.rmtree(world.root / ".cache")


def put_files_in_place(world: World) -> None:
    """Put a file where the folder was."""
    remove(world)
    (world.root / ".cache").write_bytes(b"")


def put_folders_in_place(world: World) -> None:
    """Put a folder where each file was."""
    for place in cache(world):
        place.unlink()
        place.mkdir()


def swap(world: World) -> None:
    """Give each file the content of another."""
    places = cache(world)
    contents = [place.read_bytes() for place in places]
    for place, content in zip(places, contents[1:] + contents[:1], strict=True):
        place.write_bytes(content)


def set_clock(time: int) -> Callable[[World], None]:
    """Return what gives every file the time at which a clock stood that was wrong."""

    def setting(world: World) -> None:
        for place in below(world.root, world.theme):
            os.utime(place, (time, time))

    return setting


STATES: dict[str, Callable[[World], None]] = {
    "absent": remove,
    "a file": put_files_in_place,
    "full of folders": put_folders_in_place,
    "swapped": swap,
    "written by a clock far behind": set_clock(ANCIENT),
    "written by a clock far ahead": set_clock(FUTURE),
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_in_another_state(state, world):
    state(world)
    assert world.differences() == []
    edit(world)
    assert world.differences() == []


@pytest.mark.parametrize("copy", [shutil.copy2, shutil.copyfile], ids=["with its times", "with other times"])
def test_from_another_place(copy, before, tmp_path):
    there = moved(before, tmp_path / "there", copy)
    edit(there)
    assert there.differences() == []
    here = moved(before, tmp_path / "here", shutil.copy2)
    (kept := tmp_path / "kept").mkdir()
    (here.root / ".cache").rename(kept / "old")
    shutil.copytree(there.root / ".cache", here.root / ".cache")
    assert here.differences() == []


def obey_modes() -> None:
    """Let the modes of files hold for this process even if it is root's."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None)
        header = (ctypes.c_uint32 * 2)(0x20080522, 0)
        capabilities = (ctypes.c_uint32 * 6)()
        assert system.capget(header, capabilities) == 0
        capabilities[0] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        assert system.capset(header, capabilities) == 0


def test_that_cannot_be_written(world):
    edit(world)
    folder = world.root / ".cache"
    for place in [*cache(world), folder]:
        place.chmod(0o555 if place.is_dir() else 0o444)

    def build():
        obey_modes()
        with pytest.raises(PermissionError):
            (folder / "new").touch()
        return built(world.job())

    one = apart(build)
    nothing = apart(lambda: built(replace(world.job(), cache=False, out=world.folder / "nothing")))
    assert differences(one, nothing) == []
