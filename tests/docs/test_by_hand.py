"""The checks by hand in the documentation, run as they are quoted, on the demonstration."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.model.act import Released
from plugins.review.seal_file import seal_path
from tests.docs.pages import blocks, pages, section
from tests.review.office import ID, act, digest, key, lay, minutes, old_seal
from tests.review.office import seal as seal_of

PAGES = pages()
LEDGER = blocks(section(PAGES["docs/formats/ledger.md"], "By hand"))
APPROVED = blocks(section(PAGES["docs/formats/approved.md"], "By hand"))
MONTHS = ("2025/02", "2026/02")
"""The months whose acts are checked: the first has acts of two people, the second one with a note."""

SEALS = 20
"""How many seals of the chain are followed from the first."""


def run(folder: Path, *commands: str) -> str:
    """Run quoted commands in one shell; return what they print."""
    done = subprocess.run(["sh", "-c", "".join(commands)], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def ledger(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the policy, the first seals, and the acts of some months of the demonstration."""
    folder = tmp_path_factory.mktemp("ledger")
    shutil.copytree(recorded / "policy", folder / "policy")
    (folder / "ledger" / "seals").mkdir(parents=True)
    for seal in sorted((recorded / "ledger" / "seals").glob("*.seal"))[:SEALS]:
        shutil.copy(seal, folder / "ledger" / "seals")
    for part in (*MONTHS, "policy"):
        shutil.copytree(recorded / "ledger" / part, folder / "ledger" / part)
    return folder


def test_acts_and_seals_of_the_demonstration_pass(ledger: Path) -> None:
    keys, acts, seals, _, _ = LEDGER
    assert run(ledger, keys.text, acts.text, seals.text) == ""


def test_seals_of_both_versions_follow_on_each_other(tmp_path: Path) -> None:
    keys, _, seals, missing, _ = LEDGER
    made = act("submit", "li.wei")
    old, data = old_seal(seal_of(1, None, [made]))
    second, release = seal_of(2, old), Released(1, digest("r"), minutes(3), ((ID, digest("a")),), ())
    lay(tmp_path, made, second, seal_of(3, second, at=3, release=release))
    (tmp_path / seal_path(1)).write_bytes(data)
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "people.yaml").write_text(f"site-machine:\n  keys:\n    - {key('site-machine')[1]}\n")
    assert run(tmp_path, keys.text, seals.text, missing.text) == ""
    place = tmp_path / seal_path(3)
    place.write_bytes(place.read_bytes().replace(ID.encode(), b"0ther000"))
    assert run(tmp_path, keys.text, seals.text) == f"{seal_path(3)} says something else\n"


def test_no_sealed_act_is_missing(recorded: Path) -> None:
    keys, _, _, missing, _ = LEDGER
    assert run(recorded, keys.text, missing.text) == ""


def test_policies_are_signed_by_people_of_the_root_and_kept(recorded: Path, tmp_path: Path) -> None:
    keys, *_, policies = LEDGER
    place = shutil.copytree(recorded / "ledger" / "policy", tmp_path / "ledger" / "policy")
    shutil.copytree(recorded / "policy", tmp_path / "policy")
    signed = ["ledger/policy/000001.act is signed by chen.yu", "ledger/policy/000001.act is signed by fang.ning"]
    assert run(tmp_path, keys.text, policies.text).splitlines()[:2] == signed
    act, _ = place / "000001.act", min((place / "files").iterdir()).unlink()
    act.write_bytes(act.read_bytes().replace(b'"threshold":2', b'"threshold":1'))
    done = subprocess.run(
        ["sh", "-c", keys.text + policies.text], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert " is signed by " not in done.stdout
    assert "FAILED open or read" in done.stdout + done.stderr


def test_what_was_changed_swapped_or_deleted_is_printed(ledger: Path, recorded: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(ledger, tmp_path / "site")
    changed, swapped, *others = sorted((folder / "ledger" / MONTHS[0]).glob("*.act"))
    for other in others:
        other.unlink()
    shutil.rmtree(folder / "ledger" / MONTHS[1])
    changed.write_bytes(changed.read_bytes().replace(b'"version":1', b'"version":2'))
    payload, _ = swapped.read_bytes().split(b"\n", 1)
    _, signature = changed.read_bytes().split(b"\n", 1)
    swapped.write_bytes(payload + b"\n" + signature)
    for seal in sorted((folder / "ledger" / "seals").glob("*.seal"))[2:]:
        seal.unlink()
    (folder / "ledger" / "seals" / "000001.seal").unlink()
    keys, acts, seals, missing, _ = LEDGER
    said = run(folder, keys.text, acts.text, seals.text).splitlines()
    assert any(line.startswith(f"ledger/{MONTHS[0]}/{changed.name} has the id ") for line in said)
    assert any(line.startswith(f"ledger/{MONTHS[0]}/{swapped.name} is not signed by ") for line in said)
    assert "ledger/seals/000002.seal does not follow" in said
    swapped.unlink()
    changed.unlink()
    shutil.copy(recorded / "ledger" / "seals" / "000001.seal", folder / "ledger" / "seals")
    assert all(line.startswith("the sealed act ") for line in run(folder, keys.text, missing.text).splitlines())
    assert len(run(folder, keys.text, missing.text).splitlines()) == 2


def test_every_approved_revision_is_what_its_folder_says(recorded: Path) -> None:
    one, every = APPROVED
    assert run(recorded, every.text) == ""
    folder = min((recorded / "approved").glob("*/*/*"))
    assert run(folder, one.text).startswith(folder.name)


def test_a_changed_revision_is_printed(recorded: Path, tmp_path: Path) -> None:
    folder = min((recorded / "approved").glob("*/*/*"))
    path = folder.relative_to(recorded)
    shutil.copytree(folder, tmp_path / path)
    with (tmp_path / path / "document.md").open("ab") as file:
        file.write(b"x")
    _, every = APPROVED
    assert run(tmp_path, every.text).startswith(f"{path.as_posix()} is ")
