"""Styles, scripts and pictures of the theme, named by what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from plugins.system.minifier import MINIFIER, minified

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r" ?([{};,]) ?")
OWN = ".own.css"
"""Ends the file of styles that pages load by themselves which show the component; most pages go without it."""
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
    """Return the address of each asset by its name, and the bytes of each by its output path.

    ``site.css`` holds the styles of the theme and, in their own layer, those of
    components; a file ``<name>.own.css`` is a sheet ``<name>.css`` of its own.
    """
    assets = Assets(dict(_sources(theme)))
    return assets.addresses, assets


def software_digest(theme: Path) -> str:
    """Return ``sha256:…`` over every file of the theme and every source of this stage."""
    digest = sha256()
    here = Path(__file__).parent
    for top, pattern in ((theme, "*"), (here, "*.py")):
        for path in sorted(top.rglob(pattern)):
            if path.is_file():
                digest.update(f"{path.relative_to(top).as_posix()}\0".encode())
                digest.update(sha256(path.read_bytes()).digest())
    return f"sha256:{digest.hexdigest()}"


def join_styles(theme: Path) -> str:
    """Return the styles of the theme and its components as one sheet without comments and needless spaces.

    Components whose file ends in ``.own.css`` have a sheet of their own.
    """
    folder = theme / "static" / "css"
    first = folder / "site.css"  # it names the layers in their order
    site = _joined([first, *sorted(path for path in folder.glob("*.css") if path != first)])
    components = [path for path in (theme / "components").glob("*/*.css") if not path.name.endswith(OWN)]
    return f"{_small(site)}{_in_layer(components)}"


def _in_layer(paths: Iterable[Path]) -> str:
    return _small(f"@layer components {{ {_joined(sorted(paths))} }}")


def _small(sheet: str) -> str:
    return AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", sheet))).replace(";}", "}").strip()


def _joined(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _sources(theme: Path) -> Iterator[tuple[str, bytes]]:
    yield "site.css", join_styles(theme).encode()
    for path in sorted((theme / "components").glob(f"*/*{OWN}")):
        yield f"{path.name.removesuffix(OWN)}.css", _in_layer([path]).encode()
    scripts = [*(theme / "static" / "js").glob("*.js"), *(theme / "components").glob("*/*.js")]
    pictures = [path for pattern in PICTURES for path in (theme / "static" / "img").glob(pattern)]
    for path in sorted([*scripts, *pictures], key=lambda path: path.name):
        yield path.name, path.read_bytes()
