"""The acts of a seal as a tree of digests: each can be shown to lie in it without telling anything of the others.

A tree has `PLACES` places, whatever it holds. Each act lies at one of them,
behind a salt of its own; what is empty looks like what is not. The salts, the
places and the looks of what is empty follow from the secret of the seal, which
never leaves the ledger.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.model.digest import sha256

DEPTH = 16
PLACES = 1 << DEPTH
"""The most acts that one seal holds; the number of digests in an opening tells nothing of how many there are."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What shows that an act lies in a tree.

    Attributes:
        act: id of the act.
        salt: 64 hexadecimal digits.
        place: of the act, from 0.
        path: the digests beside the way from the act up to the root, hexadecimal.
    """

    act: str
    salt: str
    place: int
    path: tuple[str, ...]

    @property
    def root(self) -> str:
        """The root of the tree in which the act lies, if the opening is right."""
        digest = _leaf(self.act, self.salt)
        for height, other in enumerate(self.path):
            is_right = self.place >> height & 1
            digest = _node(other, digest) if is_right else _node(digest, other)
        return digest

    @property
    def is_whole(self) -> bool:
        """Whether the way is as long as in every tree, and the place is one of it."""
        return len(self.path) == DEPTH and 0 <= self.place < PLACES


class SealTree:
    """The tree of the acts of one seal.

    Raises:
        ValueError: there are more acts than places.
    """

    def __init__(self, secret: str, acts: Iterable[str]) -> None:
        """Make the tree; ``secret`` is that of the seal, ``acts`` are the ids of its acts in any order."""
        self._secret = secret
        self._places = self._placed(sorted(set(acts)))
        self._levels = [{place: _leaf(act, self._salt(act)) for act, place in self._places.items()}]
        for height in range(DEPTH):
            below = self._levels[-1]
            above = {
                place: _node(self._digest(height, 2 * place), self._digest(height, 2 * place + 1))
                for place in sorted({place >> 1 for place in below})
            }
            self._levels.append(above)

    @property
    def root(self) -> str:
        """Its root, hexadecimal."""
        return self._digest(DEPTH, 0)

    def opening(self, act: str) -> Opening:
        """Return what shows that the tree holds an act.

        Raises:
            KeyError: it does not.
        """
        place = self._places[act]
        path = tuple(self._digest(height, (place >> height) ^ 1) for height in range(DEPTH))
        return Opening(act, self._salt(act), place, path)

    def _placed(self, acts: list[str]) -> dict[str, int]:
        """Return the place of each act: the one that follows from its id, or else the next that is free."""
        if len(acts) > PLACES:
            raise ValueError(f"a seal holds at most {PLACES} acts, not {len(acts)}")
        taken: dict[int, str] = {}
        for act in acts:
            free = (place % PLACES for place in _from(int(self._mixed(f"place {act}")[:4], 16)))
            taken[next(place for place in free if place not in taken)] = act
        return {act: place for place, act in taken.items()}

    def _digest(self, height: int, place: int) -> str:
        """Return the digest at a place of a level; one of its own kind where nothing lies below."""
        found = self._levels[height].get(place) if height < len(self._levels) else None
        return found or self._mixed(f"empty {height} {place}")

    def _salt(self, act: str) -> str:
        return self._mixed(f"salt {act}")

    def _mixed(self, said: str) -> str:
        """Return 64 hexadecimal digits that nobody can foretell who does not know the secret."""
        return hmac.digest(self._secret.encode(), said.encode(), "sha256").hex()


def _leaf(act: str, salt: str) -> str:
    return sha256(f"act {act} {salt}\n".encode())


def _node(left: str, right: str) -> str:
    return sha256(f"node {left} {right}\n".encode())


def _from(number: int) -> Iterator[int]:
    while True:
        yield number
        number += 1
