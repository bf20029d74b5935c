"""Where private keys are found: beside the root, at home, in the agent; never one that policy does not list."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.model.error import UsageError
from plugins.model.person import Key
from plugins.review.keyring import key_path, signer
from plugins.review.signature import ACTS, sign, signer_of
from tests.review.office import LONG_AGO, START, key, minutes, policy

CHEN = policy().people["chen.yu"]
PUBLIC = key("chen.yu")[1]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give each test an empty home folder and no agent."""
    folder = tmp_path / "home"
    (folder / ".ssh").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return folder


@pytest.fixture
def root(tmp_path):
    """Make a root without keys."""
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


def lay(path: Path, who: str) -> None:
    """Put somebody's private key where it may be looked for."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(key(who)[0])
    path.chmod(0o600)


def signs(root: Path) -> bool:
    """Sign as somebody and check it."""
    public, sign_it = signer(root, CHEN, START)
    return public == PUBLIC == signer_of(b"x", sign_it(b"x", ACTS), ACTS)


def test_a_key_beside_the_root_signs(root):
    lay(key_path(root, "chen.yu"), "chen.yu")

    assert signs(root)


def test_a_key_in_the_home_folder_signs(root, home):
    lay(home / ".ssh" / "id_ed25519_ministry", "chen.yu")

    assert signs(root)


def test_a_key_of_somebody_else_under_the_name_does_not_sign(root, home):
    lay(key_path(root, "chen.yu"), "li.wei")
    (home / ".ssh" / "id_ed25519").write_text("no key")

    with pytest.raises(UsageError, match=r"\.keys/chen\.yu is not the key that policy/people\.yaml has for chen\.yu"):
        signer(root, CHEN, START)


def test_a_key_that_has_ended_does_not_sign(root):
    lay(key_path(root, "chen.yu"), "chen.yu")
    person = replace(CHEN, keys=(Key(PUBLIC, LONG_AGO, minutes(5)),))

    assert signer(root, person, minutes(4))[0] == PUBLIC
    with pytest.raises(UsageError, match=r"the key of chen\.yu has ended .*; python3 inv enroll chen\.yu"):
        signer(root, person, minutes(5))


@pytest.fixture
def agent(tmp_path, monkeypatch) -> Iterator[None]:
    """Start an SSH agent that holds the key of one person."""
    assert shutil.which("ssh-agent"), "install OpenSSH (Debian: openssh-client): this test asks a real agent"
    lay(tmp_path / "key", "chen.yu")
    socket = tmp_path / "agent"
    with subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        subprocess.run(["ssh-add", "-q", tmp_path / "key"], check=True)
        (tmp_path / "key").unlink()
        yield
        process.terminate()


@pytest.mark.usefixtures("agent")
def test_a_key_in_the_agent_signs_the_same_bytes(root):
    _, sign_it = signer(root, CHEN, START)

    assert signs(root)
    assert sign_it(b"x", ACTS) == sign(b"x", ACTS, key("chen.yu")[0])
