"""Shelves with openings: of the acts that a release rests on, taken over from the release before if they are sound."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest

from plugins.model.seal_tree import SealTree
from plugins.pipeline.publish.opened_acts import opened_acts
from plugins.release.opened_seals import Opened, opening_faults, sealed_acts
from plugins.review import seal_file
from plugins.review.ledger import read_ledger
from plugins.review.seal_file import seal_path
from tests.review.office import ID, OTHER, act, lay, minutes, old_seal, policy, seal

FIRST = act("approve", "chen.yu", "a", at=1)
SECOND = next(
    one for n in count() if (one := act("approve", "chen.yu", f"b{n}", at=1, id=OTHER)).id[:2] == FIRST.id[:2]
)
"""Its opening lies on the same shelf."""

HIDDEN = act("hold", "li.wei", None, at=2)
ONE = seal(1, None, [FIRST, HIDDEN], at=3)
TWO = seal(2, ONE, [SECOND], at=4)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Lay three acts in two seals."""
    lay(tmp_path, FIRST, SECOND, HIDDEN, ONE, TWO)
    return tmp_path


def contents(evidence: dict) -> dict[str, bytes]:
    """Return the bytes of evidence."""
    return {name: one if isinstance(one, bytes) else Path(one).read_bytes() for name, one in evidence.items()}


def opened(root: Path, *acts: str, before: Path | None = None):
    """Return the evidence for some acts of the ledger."""
    return opened_acts(root, read_ledger(root, policy()), acts, before)


def released(root: Path, evidence: dict) -> Path:
    """Put evidence where a release before has it."""
    for name, content in contents(evidence).items():
        place = root / "before/evidence" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return root / "before"


def key_of(*_: object) -> str:
    """Take every signature for good."""
    return "SHA256:machine"


def test_each_act_is_opened_with_the_time_of_its_seal_and_others_are_not(root):
    evidence = contents(opened(root, FIRST.id, SECOND.id))
    assert list(opening_faults({FIRST.id, SECOND.id}, "", evidence)) == []
    times = {id: one.at for id, one in sealed_acts(evidence, key_of).items()}
    assert times == {FIRST.id: minutes(3), SECOND.id: minutes(4)}
    assert HIDDEN.id not in repr(evidence) and ONE.secret not in repr(evidence)


def test_a_seal_in_which_only_others_lie_is_not_carried(root):
    assert [name for name in opened(root, SECOND.id) if name.startswith("seals/")] == [
        f"seals/{TWO.digest.removeprefix('sha256:')}.seal"
    ]


def test_the_head_is_the_file_of_the_ledger_without_its_first_line(root):
    (head,) = [content for name, content in contents(opened(root, SECOND.id)).items() if name.startswith("seals/")]
    assert (root / seal_path(2)).read_bytes().partition(b"\n")[2] == head


def test_what_the_release_before_has_is_named_and_not_made_again(root, monkeypatch):
    before = released(root, opened(root, FIRST.id))
    monkeypatch.setattr(seal_file, "SealTree", None)
    evidence = opened(root, FIRST.id, before=before)
    assert all(isinstance(one, str) for one in evidence.values())
    assert contents(evidence) == contents(opened(root, FIRST.id, before=before))


@pytest.mark.parametrize("damage", ["none", "line", "head", "other head", "no head", "cut"])
def test_on_a_shelf_with_one_act_more_the_others_are_taken_over_if_they_are_sound(root, damage):
    wanted = contents(opened(root, FIRST.id, SECOND.id))
    before = released(root, opened(root, FIRST.id))
    (shelf,) = (before / "evidence/openings").iterdir()
    (head,) = (before / "evidence/seals").iterdir()
    if damage == "line":
        shelf.write_bytes(re.sub(rb'"salt":"[0-9a-f]*"', b'"salt":"%s"' % (b"0" * 64), shelf.read_bytes()))
    elif damage == "head":
        head.write_bytes(b"{}\n")
    elif damage == "other head":
        forged = Opened(SealTree("0" * 64, [FIRST.id]).opening(FIRST.id), ONE.digest)
        shelf.write_bytes(forged.line)
        head.write_bytes(
            re.sub(rb'"acts":"[0-9a-f]*"', b'"acts":"%s"' % forged.opening.root.encode(), head.read_bytes())
        )
    elif damage == "no head":
        head.unlink()
    elif damage == "cut":
        shelf.write_bytes(shelf.read_bytes()[:100])
    found = contents(opened(root, FIRST.id, SECOND.id, before=before))
    assert {name: one for name, one in found.items() if name.startswith("openings/")} == {
        name: one for name, one in wanted.items() if name.startswith("openings/")
    }


def test_acts_of_a_seal_of_version_1_have_no_opening(root):
    old, data = old_seal(ONE)
    lay(root, seal(2, old, [SECOND], at=4))
    (root / seal_path(1)).write_bytes(data)
    evidence = contents(opened(root, FIRST.id, SECOND.id))
    assert sealed_acts(evidence, key_of).keys() == {SECOND.id}


def test_an_act_that_is_in_no_seal_has_none(root):
    assert opened(root, act("approve", "chen.yu", "c", at=9, id=ID).id) == {}
