"""Where private keys are found: the root's ignored ``.keys/``, the SSH agent, ``~/.ssh``."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from plugins.model.error import UsageError
from plugins.model.person import Person
from plugins.review import signature
from plugins.review.missing_key import why_no_key
from plugins.system.state_folder import state_of

Sign = Callable[[bytes, str], str]
"""From payload and namespace to an armoured signature."""


def signer(root: Path, person: Person, at: datetime) -> tuple[str, Sign]:
    """Return the public key ``person`` can sign with here, and the function that does it.

    Raises:
        UsageError: there is no private key here that policy lists for this person at ``at``; the
            message says why, and what to do.
    """
    listed = person.keys_at(at)
    for path in _key_files(root, person.key):
        with suppress(UsageError, OSError):
            private = path.read_bytes()
            public = signature.signer_of(b"x", signature.sign(b"x", signature.ACTS, private), signature.ACTS)
            if public in listed:
                return public, partial(_sign_with_file, private)
    for public in listed:
        if public in _agent_keys() or _has_key_file(public):
            return public, partial(_sign_with_agent, public)
    raise UsageError(why_no_key(person, at, key_path(root, person.key)))


def _sign_with_file(private: bytes, payload: bytes, namespace: str) -> str:
    return signature.sign(payload, namespace, private)


def _sign_with_agent(public: str, payload: bytes, namespace: str) -> str:
    return signature.sign_by_agent(payload, namespace, public)


def key_path(root: Path, who: str) -> Path:
    """Return where ``enroll`` puts a private key."""
    return state_of(root).keys / who


def _key_files(root: Path, who: str) -> list[Path]:
    return [p for p in (key_path(root, who), *sorted((Path.home() / ".ssh").glob("id_ed25519*"))) if p.suffix != ".pub"]


def _agent_keys() -> frozenset[str]:
    try:
        done = subprocess.run(["ssh-add", "-L"], capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(" ".join(line.split()[:2]) for line in done.stdout.splitlines() if done.returncode == 0)


def _has_key_file(public: str) -> bool:
    for path in (Path.home() / ".ssh").glob("*.pub"):
        with suppress(OSError, UnicodeDecodeError):
            if path.read_text(encoding="utf-8").startswith(public):
                return True
    return False
