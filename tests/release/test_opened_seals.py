"""A release shows when its acts counted, and its seals tell of nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from plugins.release.opened_seals import OPENINGS
from plugins.release.verify import verify_release
from tests.release.forging import add, an_act, manifest_of, rewrite
from tests.release.press import LAST_SEAL, LAW, MACHINE, Press, act, armoured, check, faults, seal, shelved, signed
from tests.sites.copying import copy_folder

MARKED = ("evidence/seals/", f"evidence/{OPENINGS}")
OTHER, _ = act("hold", {LAW: None}, by=("li.wei",))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A release copied away from its root."""
    press = Press(tmp_path / "root")
    press.release()
    return copy_folder(press.root / "public/current", tmp_path / "copy")


def verified(release: Path):
    """Judge a release, and return all that is known of it."""
    return verify_release(release, fingerprint=MACHINE, check=check)


def acts_of(release: Path) -> list[str]:
    """Return the ids of all acts on which a release rests."""
    return sorted(id for named in manifest_of(release).acts.values() for id in named)


def approval(release: Path) -> str:
    """Return the id of the act that approved the law."""
    return Path(an_act(release)).stem


def carry(release: Path, sealed: dict[str, bytes]) -> None:
    """Have a release carry these seals and openings, and none of those it had."""
    evidence = manifest_of(release).evidence
    rewrite(release, evidence={path: file for path, file in evidence.items() if not path.startswith(MARKED)})
    for folder in MARKED:
        shutil.rmtree(release / folder)
    for name, content in sealed.items():
        add(release, f"evidence/{name}", content)


def change_opening(release: Path, **values: object) -> str:
    """Change the opening of the law's approval, in newly signed lists; return the path of its shelf."""
    (shelf,) = (release / "evidence/openings").glob(f"{approval(release)[:2]}-*.txt")
    lines = [json.loads(line) for line in shelf.read_bytes().splitlines()]
    changed = [line | values if line["act"] == approval(release) else line for line in lines]
    written = "".join(json.dumps(line, sort_keys=True, separators=(",", ":")) + "\n" for line in changed)
    add(release, path := f"evidence/openings/{shelf.name}", written.encode())
    return path


def test_every_act_has_the_time_of_its_seal_and_the_key_that_signed_it(copy):
    found = verified(copy)
    assert found.faults == ()
    assert found.acts == set(acts_of(copy)) == found.sealed.keys()
    one = found.sealed[approval(copy)]
    assert (one.at.isoformat(), one.machine, one.fingerprint) == ("2026-11-23T09:01:00+08:00", "site-machine", MACHINE)


def test_acts_of_one_seal_are_opened_each_for_itself(copy):
    carry(copy, shelved(seal(acts_of(copy))))
    found = verified(copy)
    assert found.faults == () and found.sealed.keys() == found.acts
    assert len({one.seal for one in found.sealed.values()}) == 1


def test_a_release_without_openings_is_good_and_shows_no_time(copy):
    carry(copy, {})
    found = verified(copy)
    assert (found.faults, found.sealed, len(found.acts)) == ((), {}, 4)


def test_the_last_seal_as_releases_of_earlier_versions_carry_it_is_no_fault(copy):
    digest, content = signed({"number": 1, "version": 1}, "ministry-seal", MACHINE)
    carry(copy, {"seals/000001.seal": content})
    rewrite(copy, seal=f"sha256:{digest}")
    assert faults(copy) == ()
    rewrite(copy, seal=LAST_SEAL)
    assert faults(copy) == ("evidence/seals/000001.seal: it is not the seal with that digest",)


def test_a_seal_in_which_no_act_of_the_release_lies_is_told(copy):
    sealed = seal([OTHER], minute=7)
    head = next(name for name in sealed if name.startswith("seals/"))
    add(copy, f"evidence/{head}", sealed[head])
    assert faults(copy) == (f"evidence/{head}: a seal in which no act of the release lies",)


def test_an_opening_of_another_act_is_told(copy):
    carry(copy, shelved(seal([*acts_of(copy), OTHER])))
    (fault,) = faults(copy)
    assert fault.endswith(f"it opens the act {OTHER}, on which nothing rests")


@pytest.mark.parametrize("values", [{"salt": "1" * 64}, {"path": ["1" * 64] * 16}, {"place": "0001"}], ids=str)
def test_an_opening_that_does_not_fit_its_seal_is_told(copy, values):
    path = change_opening(copy, **values)
    (fault,) = faults(copy)
    assert fault.startswith(f"{path}: act {approval(copy)} does not lie in the seal sha256:")
    assert approval(copy) not in verified(copy).sealed


@pytest.mark.parametrize(
    "values",
    [
        {"path": ["1" * 64] * 15},
        {"path": "1"},
        {"place": "-001"},
        {"place": "10000"},
        {"place": "1"},
        {"place": "ABCD"},
        {"place": 1},
        {"salt": None},
        {"more": 1},
        {"act": []},
        {"seal": []},
    ],
    ids=str,
)
def test_a_line_that_is_no_opening_is_told(copy, values):
    path = change_opening(copy, **values)
    assert any(fault.startswith(f"{path}: b'{{") and "as it is written" in fault for fault in faults(copy))


def test_an_opening_of_a_seal_that_is_not_there_is_told(copy):
    change_opening(copy, seal=LAST_SEAL)
    assert any(f"evidence/seals/{'5' * 64}.seal: missing, or no head of a seal" in told for told in faults(copy))


def test_a_seal_under_the_name_of_another_is_told(copy):
    first, second = sorted((copy / "evidence/seals").iterdir())
    add(copy, f"evidence/seals/{first.name}", second.read_bytes())
    assert f"evidence/seals/{first.name}: it is not the seal with that digest" in faults(copy)


def test_a_seal_whose_signature_is_not_good_shows_no_time(copy):
    for place in sorted((copy / "evidence/seals").iterdir()):
        payload = place.read_bytes().partition(b"\n")[0] + b"\n"
        add(copy, f"evidence/seals/{place.name}", payload + armoured(MACHINE, "ministry-ledger", payload).encode())
    found = verified(copy)
    assert [fault.partition(": ")[2] for fault in found.faults] == ["a signature is not good"] * 2
    assert found.sealed == {}


def test_a_shelf_that_is_not_named_by_its_acts_is_told(copy):
    shelf = min((copy / "evidence/openings").iterdir())
    other = shelf.with_name(f"{shelf.name[:3]}{'0' * 16}.txt")
    evidence = manifest_of(copy).evidence
    shelf.rename(other)
    rewrite(copy, evidence={path: file for path, file in evidence.items() if not path.endswith(shelf.name)})
    add(copy, f"evidence/openings/{other.name}", other.read_bytes())
    assert f"evidence/openings/{other.name}: no shelf, or not named by the acts on it" in faults(copy)


def test_an_act_that_is_opened_twice_is_told(copy):
    one, two = shelved(seal(acts_of(copy))), shelved(seal(acts_of(copy), secret="1" * 64))
    carry(copy, one | {name: one.get(name, b"") + content for name, content in two.items()})
    assert any(fault.endswith(f"act {approval(copy)} is opened 2 times") for fault in faults(copy))
