"""The commands of ``docs/formats/release.md`` judge a release with OpenSSH and coreutils alone."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from plugins.release.verify import verify_release
from tests.release.press import LAW, Press, signed

DOCUMENT = Path(__file__).parents[2] / "docs/formats/release.md"
COMMANDS = re.findall(r"```sh\n(.+?)```", DOCUMENT.read_text(encoding="utf-8").partition("## By hand")[2], re.DOTALL)


def make_key(path: Path) -> Path:
    """Make an ed25519 key; return its private half."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", path.name, "-f", path], check=True)
    return path


def sign(key: Path, namespace: str, payload: bytes) -> str:
    """Sign with OpenSSH."""
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", namespace]
    return subprocess.run(command, input=payload, capture_output=True, check=True).stdout.decode()


def check(folder: Path):
    """Return a check by OpenSSH, which gives the key's fingerprint."""

    def by_openssh(payload: bytes, signature: str, namespace: str) -> str | None:
        (folder / "signature").write_text(signature)
        command = ["ssh-keygen", "-Y", "check-novalidate", "-n", namespace, "-s", folder / "signature"]
        told = subprocess.run(command, input=payload, capture_output=True, check=False)
        found = re.search(rb"SHA256:\S+", told.stdout)
        return found[0].decode() if told.returncode == 0 and found else None

    return by_openssh


def fingerprint(key: Path) -> str:
    """Return the fingerprint of a key as OpenSSH gives it."""
    return subprocess.run(["ssh-keygen", "-l", "-f", key], capture_output=True, check=True).stdout.decode().split()[1]


class Signed(Press):
    """The small site, with keys of OpenSSH."""

    def arguments(self):
        """Sign every act, every seal and the release anew."""
        given = super().arguments()
        evidence = {}
        for name, content in given["evidence"].items():
            if name.startswith("openings/"):
                evidence[name] = content
                continue
            payload = content.partition(b"\n")[0] + b"\n"
            key, namespace = ("person", "ministry-ledger") if name.startswith("acts/") else ("machine", "ministry-seal")
            evidence[name] = payload + sign(self.root / key, namespace, payload).encode()
        return given | {"evidence": evidence, "sign": lambda p: sign(self.root / "machine", "ministry-release", p)}


@pytest.fixture
def site(tmp_path: Path) -> Press:
    """A release with signatures of two real keys."""
    make_key(tmp_path / "machine")
    make_key(tmp_path / "person")
    press = Signed(tmp_path, texts={LAW: "Measures"})
    press.release()
    return press


def by_hand(press: Press, commands: str) -> subprocess.CompletedProcess[str]:
    """Run documented commands in the release."""
    key = " ".join((press.root / "machine.pub").read_text().split()[:2])
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", commands],
        cwd=press.root / "public/current/",
        env={**os.environ, "KEY": key},
        capture_output=True,
        text=True,
        check=False,
    )


def damage(path: Path, content: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(content)


def test_a_good_release_passes_every_documented_command(site):
    assert len(COMMANDS) == 5
    for commands in COMMANDS:
        done = by_hand(site, commands)
        assert done.returncode == 0, done.stderr


def test_our_own_judgement_agrees_with_openssh(site, tmp_path):
    release = site.root / "public/current"
    machine, other = fingerprint(tmp_path / "machine.pub"), fingerprint(tmp_path / "person.pub")
    assert verify_release(release, fingerprint=machine, check=check(tmp_path)).faults == ()
    assert verify_release(release, fingerprint=other, check=check(tmp_path)).faults == (
        f"release.json.sig: signed by {machine}, not by {other}",
    )


def test_each_documented_command_finds_what_it_is_for(site):
    release = (site.root / "public/current").resolve()
    act = sorted((release / "evidence/acts").iterdir())[0]
    shelf = sorted((release / "evidence/openings").iterdir())[0]
    accidents = [
        lambda: damage(release / "release.json", (release / "release.json").read_bytes() + b" "),
        lambda: damage(release / "index.html", b"x"),
        lambda: (release / "added.html").write_bytes(b"x"),
        lambda: damage(act, signed({"act": "approve"}, "ministry-ledger", "nobody")[1]),
        lambda: damage(shelf, re.sub(rb'"salt":"[0-9a-f]{64}"', b'"salt":"%s"' % (b"0" * 64), shelf.read_bytes())),
    ]
    for commands, accident in zip(COMMANDS, accidents, strict=True):
        assert by_hand(site, commands).returncode == 0
        saved = {path: path.read_bytes() for path in (release / "release.json", release / "index.html", act, shelf)}
        accident()
        assert by_hand(site, commands).returncode != 0
        (release / "added.html").unlink(missing_ok=True)
        for path, content in saved.items():
            damage(path, content)
