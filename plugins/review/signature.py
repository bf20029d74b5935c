"""OpenSSH signatures: checked in-process, made with a key file, or by ``ssh-keygen`` for agents and hardware keys."""

from __future__ import annotations

import base64
import hashlib
import struct
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
)
from sshsig.sshsig import InvalidSignature, SshsigSignature, check_signature

from plugins.model.error import IntegrityError, UsageError
from plugins.model.namespaces import ACTS as ACTS
from plugins.model.namespaces import CLOCKS as CLOCKS
from plugins.model.namespaces import RELEASES as RELEASES
from plugins.model.namespaces import SEALS as SEALS

ALGORITHM = "ssh-ed25519"
HASHES = (b"sha256", b"sha512")


@lru_cache(1 << 16)
def signer_of(payload: bytes, armoured: str, namespace: str) -> str:
    """Return the public key, ``ssh-ed25519 AAAA…``, whose signature this is.

    The armour must equal its own re-armouring byte for byte, because the
    checker skips junk around it; the parts inside must have the one form that
    OpenSSH writes, because the checker stops short of their ends.

    Raises:
        IntegrityError: it is not a signature over ``payload`` in ``namespace``.

    Source: OpenSSH PROTOCOL.sshsig.
    """
    try:
        outer = SshsigSignature.from_armored(armoured)
        if _armour(bytes(outer)) != armoured:
            raise IntegrityError("there is something around or inside the signature that does not belong to it")
        if not _is_plain(outer):
            raise IntegrityError(f"the signature is not one of {ALGORITHM} over a hash by sha256 or sha512")
        check_signature(payload, armoured, namespace)
    except (InvalidSignature, NotImplementedError, ValueError, EOFError, struct.error) as fault:
        raise IntegrityError(f"the signature does not fit: {str(fault) or type(fault).__name__}") from fault
    return f"{ALGORITHM} {base64.b64encode(outer.public_key).decode()}"


def _is_plain(outer: SshsigSignature) -> bool:
    """Tell whether key, hash and signature are those of the algorithm, each as long as it is and no longer."""
    name = _string(ALGORITHM.encode())
    return (
        outer.hash_algo in HASHES
        and outer.public_key == name + _string(outer.public_key[-32:])
        and outer.signature == name + _string(outer.signature[-64:])
    )


def fingerprint(public: str) -> str:
    """Return ``SHA256:…`` as ``ssh-keygen -l`` shows it for ``ssh-ed25519 AAAA…``."""
    blob = base64.b64decode(public.split()[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def new_key() -> tuple[bytes, str]:
    """Make a key: the private file's bytes (OpenSSH form, no passphrase) and ``ssh-ed25519 AAAA…``."""
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    return private, _public_of(key)


def public_half(private: bytes) -> str:
    """Return the public half, ``ssh-ed25519 AAAA…``, of the bytes of an unencrypted ed25519 key file.

    Raises:
        UsageError: the file holds no such key.
    """
    return _public_of(_key_in(private))


def sign(payload: bytes, namespace: str, private: bytes) -> str:
    """Sign with the bytes of an unencrypted ed25519 key file; the same bytes as ``ssh-keygen -Y sign`` gives.

    Raises:
        UsageError: the file holds no unencrypted ed25519 key.

    Source: OpenSSH PROTOCOL.sshsig.
    """
    key = _key_in(private)
    digest = hashlib.sha512(payload).digest()
    inner = b"SSHSIG" + b"".join(_string(p) for p in (namespace.encode(), b"", b"sha512", digest))
    public = base64.b64decode(_public_of(key).split()[1])
    signature = _string(ALGORITHM.encode()) + _string(key.sign(inner))
    parts = (public, namespace.encode(), b"", b"sha512", signature)
    return _armour(b"SSHSIG" + struct.pack(">I", 1) + b"".join(_string(p) for p in parts))


def _key_in(private: bytes) -> Ed25519PrivateKey:
    try:
        key = load_ssh_private_key(private, None)
    except (ValueError, TypeError) as fault:
        raise UsageError(f"the key file cannot be read: {fault}") from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"the key file holds another kind of key than {ALGORITHM}")
    return key


def _public_of(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


def sign_by_agent(payload: bytes, namespace: str, public: str) -> str:
    """Have ``ssh-keygen`` sign with the private half that the SSH agent or a hardware key holds.

    Raises:
        UsageError: ``ssh-keygen`` is missing or has no such key.
    """
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder, "key.pub")
        key.write_text(public + "\n", encoding="ascii")
        command = ["ssh-keygen", "-Y", "sign", "-q", "-n", namespace, "-f", str(key)]
        try:
            done = subprocess.run(command, input=payload, capture_output=True, check=False, timeout=120)
        except FileNotFoundError as fault:
            raise UsageError("ssh-keygen is not installed, and no key file lies in .keys/") from fault
    if done.returncode:
        raise UsageError(f"ssh-keygen did not sign: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("ascii")


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _armour(blob: bytes) -> str:
    text = base64.b64encode(blob).decode()
    lines = [text[i : i + 70] for i in range(0, len(text), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])
