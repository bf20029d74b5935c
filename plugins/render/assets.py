"""Styles, scripts and pictures of the theme, named by what is in them."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from plugins.system.minifier import MINIFIER, minified

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r" ?([{};,]) ?")
SITE = "site.css"
KEPT = 64
"""Sheets that a process remembers; a preview asks for all of them with each page."""
PICTURES = ("*.svg", "*.png", "*.ico")


class Assets(Mapping[str, bytes]):
    """The bytes of each asset by its output path; those of scripts are made when they are asked for.

    Attributes:
        addresses: of each asset by its name. They carry the first ten hexadecimal digits of the SHA-256
            of its bytes, of a script of what they are made from, so that browsers may keep them
            without asking again.
    """

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        """Take the bytes of styles and pictures, and the sources of scripts, by name."""
        self._scripts = {name: source.decode() for name, source in sources.items() if name.endswith(".js")}
        self._sources: dict[str, tuple[str, bytes]] = {}
        self.addresses: dict[str, str] = {}
        for name, source in sources.items():
            stem, _, suffix = name.rpartition(".")
            maker = f"{MINIFIER}\n".encode() if name in self._scripts else b""
            path = f"assets/{stem}.{sha256(maker + source).hexdigest()[:10]}.{suffix}"
            self._sources[path] = (name, source)
            self.addresses[name] = f"/{path}"

    def __getitem__(self, path: str) -> bytes:
        """Make an asset."""
        name, source = self._sources[path]
        return minified(self._scripts)[name].encode() if name in self._scripts else source

    def __iter__(self) -> Iterator[str]:
        """Go through the paths."""
        return iter(self._sources)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._sources)


def load_assets(theme: Path) -> tuple[Mapping[str, str], Assets]:
    """Return the address of each asset by its name, and the bytes of each by its output path."""
    assets = Assets(dict(_sources(theme)))
    return assets.addresses, assets


def software_digest(theme: Path) -> str:
    """Return ``sha256:…`` over every file of the theme and every source of this stage."""
    return f"sha256:{sha256(_digests(theme) + _sources_of_stage()).hexdigest()}"


@functools.cache
def _sources_of_stage() -> bytes:
    """Return the digests of the sources that this process runs."""
    return _digests(Path(__file__).parent, ".py")


def _digests(top: Path, suffix: str = "") -> bytes:
    """Return the path and the SHA-256 of every file below a folder, in their order by folders."""
    digests = {}
    for folder, _, names in os.walk(top):
        for name in names:
            if name.endswith(suffix) and os.path.isfile(place := f"{folder}/{name}"):  # noqa: PTH113
                with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - plain strings, in a third of the time
                    digests[place.removeprefix(f"{top}/")] = sha256(file.read()).digest()
    ordered = sorted(digests, key=lambda path: path.split("/"))
    return b"".join(f"{path}\0".encode() + digests[path] for path in ordered)


def sheets(theme: Path) -> Mapping[str, str]:
    """Return the style sheets by name, without comments and needless spaces.

    A file ``<what>.<sheet>.css`` of the theme or of a component is a part of the sheet ``<sheet>.css``,
    a component's ``<name>.own.css`` of ``<name>.css``, and every other one of ``site.css``, which all
    pages load. Components stand in a layer of their own.
    """
    of_theme = {path: _sheet(path) for path in (theme / "static" / "css").glob("*.css")}
    of_components = {path: _sheet(path) for path in (theme / "components").glob("*/*.css")}
    made = {}
    for sheet in sorted({*of_theme.values(), *of_components.values()}):
        # site.css stands before its other parts: it names the layers in their order.
        first = sorted(
            (path for path in of_theme if of_theme[path] == sheet), key=lambda path: (path.name != SITE, path)
        )
        then = sorted(path for path in of_components if of_components[path] == sheet)
        made[sheet] = _small(_joined(first)) + (_small(f"@layer components {{ {_joined(then)} }}") if then else "")
    return made


def _sheet(path: Path) -> str:
    name, *sheet = path.name.removesuffix(".css").split(".")
    return f"{name if sheet == ['own'] else ''.join(sheet)}.css" if sheet else SITE


@functools.lru_cache(maxsize=KEPT)
def _small(sheet: str) -> str:
    return AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", sheet))).replace(";}", "}").strip()


def _joined(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _sources(theme: Path) -> Iterator[tuple[str, bytes]]:
    for name, sheet in sheets(theme).items():
        yield name, sheet.encode()
    scripts = [*(theme / "static" / "js").glob("*.js"), *(theme / "components").glob("*/*.js")]
    pictures = [path for pattern in PICTURES for path in (theme / "static" / "img").glob(pattern)]
    for path in sorted([*scripts, *pictures], key=lambda path: path.name):
        yield path.name, path.read_bytes()
