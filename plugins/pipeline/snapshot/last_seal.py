"""The seal on which this machine's last release rests, kept apart from the release that names it.

Whoever deletes the newest acts with their seals needs a release that rests on
older ones. An older release is signed as well as a new one, so that ``public/``
alone cannot tell; this can.
"""

from __future__ import annotations

from pathlib import Path

from plugins.system.durable import replace_file
from plugins.system.state_folder import state_of

NAME = "seal"


def keep_last_seal(root: Path, digest: str) -> None:
    """Keep the digest of the seal on which the release rests that was just made; ``""`` for none."""
    place = state_of(root).sealed / NAME
    if digest and kept_last_seal(root) != digest:
        place.parent.mkdir(exist_ok=True)
        replace_file(root, place, f"{digest}\n".encode())


def kept_last_seal(root: Path) -> str:
    """Return the digest that was kept, ``""`` for none; what is no digest is the digest of no seal."""
    try:
        return (state_of(root).sealed / NAME).read_text(encoding="utf-8", errors="replace").strip() or "none"
    except FileNotFoundError:
        return ""
