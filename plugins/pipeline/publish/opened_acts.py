"""What a release carries of the seals: the openings of the acts on which it rests, and the heads these lie behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from plugins.model.act import Seal
from plugins.model.seal_tree import SealTree
from plugins.release.evidence import shelves
from plugins.release.layout import EVIDENCE
from plugins.release.opened_seals import OPENINGS, Opened, head_name, lies_in, read_opening
from plugins.release.store import Source
from plugins.review.ledger import Ledger
from plugins.review.seal_file import head_of, seal_path, tree_of


def opened_acts(root: Path, ledger: Ledger, acts: Iterable[str], before: Path | None) -> Mapping[str, Source]:
    """Return the evidence that says when acts counted, by path below ``evidence/``.

    Nothing in it tells of any other act. Acts that seals of version 1 hold have none.

    Args:
        root: where the ledger lies.
        ledger: in which all that is released is sealed.
        acts: ids of the acts on which the release rests.
        before: the folder of the release before, None for none; a shelf or head that it has is not read.

    Raises:
        IntegrityError: a seal is not in the ledger any more as it was read.
    """
    by_act = {act: seal for seal in ledger.seals if seal.secret for act, _ in seal.acts}
    seals = {act: by_act[act] for act in acts if act in by_act}
    earlier = f"{before}/{EVIDENCE}" if before else ""
    evidence: dict[str, Source] = {}
    trees = _Trees()
    for name, ids in shelves(seals, OPENINGS).items():
        is_held = earlier and Path(f"{earlier}{name}").is_file()
        evidence[name] = f"{earlier}{name}" if is_held else _shelf(ids, seals, trees, earlier)
    for seal in {seal.number: seal for seal in seals.values()}.values():
        name = head_name(seal.digest)
        is_held = earlier and Path(f"{earlier}{name}").is_file()
        evidence[name] = f"{earlier}{name}" if is_held else head_of((root / seal_path(seal.number)).read_bytes())
    return evidence


class _Trees(dict[int, SealTree]):
    """The trees of seals by number, each made once: one may hold thousands of acts, on all shelves."""

    def opening(self, act: str, seal: Seal) -> Opened:
        """Open an act."""
        if seal.number not in self:
            self[seal.number] = tree_of(seal)
        return Opened(self[seal.number].opening(act), seal.digest)


def _shelf(ids: Sequence[str], seals: Mapping[str, Seal], trees: _Trees, earlier: str) -> bytes:
    """Return a shelf; what the release before opened is taken from there."""
    known = {one.opening.act: one for one in _opened(ids[0][:2], earlier)} if earlier else {}
    lines = []
    for id in ids:
        seal = seals[id]
        taken = known.get(id)
        lines.append((taken if taken and taken.seal == seal.digest else trees.opening(id, seal)).line)
    return b"".join(lines)


def _opened(two: str, earlier: str) -> Iterator[Opened]:
    """Yield the openings of the acts whose ids begin with two digits, as far as they fit their seals."""
    for path in sorted(Path(earlier, OPENINGS).glob(f"{two}-*.txt")):
        for line in path.read_bytes().splitlines(keepends=True):
            with suppress(OSError):  # a damaged release: what it opened is computed again
                one = read_opening(line)
                if one and lies_in(one, Path(earlier, head_name(one.seal)).read_bytes()):
                    yield one
