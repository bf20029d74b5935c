"""Signatures: the bytes that OpenSSH makes, checked by OpenSSH, and nothing around them."""

from __future__ import annotations

import base64
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_ssh_private_key
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.error import IntegrityError, UsageError
from plugins.review.signature import ACTS, SEALS, fingerprint, new_key, sign, sign_by_agent, signer_of
from tests.review.office import act, act_file, key

PAYLOAD = b'{"act":"approve"}\n'


def keygen(*arguments: str | Path, payload: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run OpenSSH's own program; a machine without it cannot tell whether our signatures are real."""
    assert shutil.which("ssh-keygen"), "install OpenSSH (Debian: openssh-client): these tests ask ssh-keygen itself"
    return subprocess.run(["ssh-keygen", *arguments], input=payload, capture_output=True, cwd=cwd, timeout=30)


def key_file(folder: Path, who: str) -> Path:
    """Write somebody's private key as OpenSSH wants to find it."""
    path = folder / who
    path.write_bytes(key(who)[0])
    path.chmod(0o600)
    return path


def parts(armoured: str) -> list[bytes]:
    """Take a signature apart: key, namespace, reserved, hash, signature."""
    blob = base64.b64decode("".join(armoured.splitlines()[1:-1]))
    found, rest = [], blob[10:]
    while rest:
        size = struct.unpack(">I", rest[:4])[0]
        found.append(rest[4 : 4 + size])
        rest = rest[4 + size :]
    return found


def armour(*found: bytes, version: int = 1, behind: bytes = b"") -> str:
    """Put a signature together, 70 characters a line."""
    blob = b"SSHSIG" + struct.pack(">I", version) + b"".join(string(part) for part in found) + behind
    text = base64.b64encode(blob).decode()
    lines = [text[i : i + 70] for i in range(0, len(text), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def string(data: bytes) -> bytes:
    """Write a string of SSH."""
    return struct.pack(">I", len(data)) + data


@pytest.mark.parametrize("namespace", [ACTS, SEALS])
@pytest.mark.parametrize("payload", [PAYLOAD, b"", "卫规〔2026〕3号\n".encode(), bytes(range(256)) * 40])
def test_a_key_file_signs_the_bytes_that_openssh_signs(tmp_path, namespace, payload):
    done = keygen("-Y", "sign", "-q", "-n", namespace, "-f", key_file(tmp_path, "chen.yu"), payload=payload)

    assert sign(payload, namespace, key("chen.yu")[0]).encode() == done.stdout


def test_an_act_is_verified_by_hand_as_the_format_says(tmp_path):
    made = act("approve", "chen.yu")
    (tmp_path / "x.act").write_bytes(act_file(made))
    (tmp_path / "people").write_text(f"chen.yu {key('chen.yu')[1]}\nli.wei {key('li.wei')[1]}\n")
    subprocess.run(["sh", "-c", "head -n 1 x.act > p; tail -n +2 x.act > s"], cwd=tmp_path, check=True)

    def verified(who: str, namespace: str, payload: bytes) -> bool:
        words = ("-Y", "verify", "-f", "people", "-I", who, "-n", namespace, "-s", "s")
        return keygen(*words, payload=payload, cwd=tmp_path).returncode == 0

    payload = (tmp_path / "p").read_bytes()
    assert verified("chen.yu", ACTS, payload)
    assert not verified("li.wei", ACTS, payload)
    assert not verified("chen.yu", SEALS, payload)
    assert not verified("chen.yu", ACTS, payload.replace(b"k7m29xqf", b"k7m29xqg"))


def test_the_fingerprint_is_the_one_that_openssh_shows(tmp_path):
    (tmp_path / "key.pub").write_text(key("chen.yu")[1] + "\n")

    assert fingerprint(key("chen.yu")[1]) == keygen("-l", "-f", tmp_path / "key.pub").stdout.decode().split()[1]


def test_a_new_key_is_one_that_openssh_reads(tmp_path):
    private, public = new_key()
    path = tmp_path / "key"
    path.write_bytes(private)
    path.chmod(0o600)

    assert keygen("-y", "-f", path).stdout.decode().split()[:2] == public.split()


def test_ssh_keygen_signs_for_keys_that_only_it_can_reach(tmp_path):
    with pytest.raises(UsageError, match="ssh-keygen did not sign: "):
        sign_by_agent(PAYLOAD, ACTS, new_key()[1])


@settings(deadline=None)
@given(st.binary())
def test_whoever_signed_is_named_by_the_key(payload):
    private, public = key("chen.yu")

    assert signer_of(payload, sign(payload, ACTS, private), ACTS) == public


SIGNED = sign(PAYLOAD, ACTS, key("chen.yu")[0])
LINES = SIGNED.splitlines(keepends=True)


@pytest.mark.parametrize(
    "armoured",
    [
        pytest.param("x\n" + SIGNED, id="junk before"),
        pytest.param(SIGNED + "x\n", id="junk behind"),
        pytest.param("\n" + SIGNED, id="blank line before"),
        pytest.param(SIGNED + "\n", id="blank line behind"),
        pytest.param(LINES[0] + "\n" + "".join(LINES[1:]), id="blank line inside"),
        pytest.param(SIGNED + SIGNED, id="second signature"),
        pytest.param(SIGNED.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(SIGNED[:-1], id="no last line end"),
        pytest.param(SIGNED.replace("\n", "\n ", 1), id="a space"),
        pytest.param(SIGNED.replace("\n", "\u2028"), id="line separators of Unicode"),
        pytest.param("".join(LINES[:1]) + "".join(LINES[1:-1]).replace("\n", "") + "\n" + LINES[-1], id="one line"),
        pytest.param("".join(LINES[1:]), id="no first line"),
        pytest.param("".join(LINES[:-1]), id="no last line"),
        pytest.param("", id="nothing"),
        pytest.param("卫", id="not ASCII"),
        pytest.param(LINES[0] + "=\n" + LINES[-1], id="not base64"),
        pytest.param(LINES[0] + LINES[-1], id="empty"),
    ],
)
def test_anything_around_or_inside_the_armour_is_refused(armoured):
    with pytest.raises(IntegrityError):
        signer_of(PAYLOAD, armoured, ACTS)


KEY, NAMESPACE, RESERVED, HASH, SIGNATURE = parts(SIGNED)


@pytest.mark.parametrize(
    "armoured",
    [
        pytest.param(armour(KEY, NAMESPACE, RESERVED, HASH, SIGNATURE, version=2), id="another version"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, HASH, SIGNATURE, behind=b"x"), id="bytes behind"),
        pytest.param(armour(KEY, NAMESPACE, b"x", HASH, SIGNATURE), id="something reserved"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, b"SHA512", SIGNATURE), id="hash in capitals"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, b"sha256", SIGNATURE), id="another hash"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, b"md5", SIGNATURE), id="a broken hash"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, b"shake_128", SIGNATURE), id="a hash without a length"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, HASH, SIGNATURE + b"x"), id="a longer signature"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, HASH, SIGNATURE[:-1]), id="a shorter signature"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, HASH, b""), id="no signature"),
        pytest.param(
            armour(KEY, NAMESPACE, RESERVED, HASH, string(b"ssh-rsa") + SIGNATURE[15:]), id="another kind inside"
        ),
        pytest.param(armour(KEY + b"x", NAMESPACE, RESERVED, HASH, SIGNATURE), id="a longer key"),
        pytest.param(armour(KEY[:-1], NAMESPACE, RESERVED, HASH, SIGNATURE), id="a shorter key"),
        pytest.param(armour(b"", NAMESPACE, RESERVED, HASH, SIGNATURE), id="no key"),
        pytest.param(armour(KEY, NAMESPACE, RESERVED, HASH), id="a part missing"),
    ],
)
def test_a_signature_put_together_otherwise_is_refused(armoured):
    with pytest.raises(IntegrityError):
        signer_of(PAYLOAD, armoured, ACTS)


def test_a_signature_for_something_else_is_refused():
    with pytest.raises(IntegrityError):
        signer_of(PAYLOAD, SIGNED, SEALS)
    with pytest.raises(IntegrityError):
        signer_of(PAYLOAD + b" ", SIGNED, ACTS)
    with pytest.raises(IntegrityError):
        signer_of(PAYLOAD, armour(parts(sign(b"", ACTS, key("li.wei")[0]))[0], *parts(SIGNED)[1:]), ACTS)


def test_another_order_of_the_group_added_to_the_signature_is_refused():
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(SIGNATURE[-32:], "little") + order
    with pytest.raises(IntegrityError):
        signer_of(
            PAYLOAD, armour(KEY, NAMESPACE, RESERVED, HASH, SIGNATURE[:-32] + scalar.to_bytes(32, "little")), ACTS
        )


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | st.builds(lambda data: armour(behind=data), st.binary(max_size=200)))
def test_whatever_stands_there_is_refused_and_breaks_nothing(armoured):
    with pytest.raises(IntegrityError):
        signer_of(PAYLOAD, armoured, ACTS)


def test_other_kinds_of_keys_are_refused(tmp_path):
    rsa = generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    (tmp_path / "rsa").write_bytes(rsa)
    (tmp_path / "rsa").chmod(0o600)
    with pytest.raises(UsageError, match="another kind of key"):
        sign(PAYLOAD, ACTS, rsa)

    armoured = keygen("-Y", "sign", "-q", "-n", ACTS, "-f", tmp_path / "rsa", payload=PAYLOAD).stdout.decode()
    with pytest.raises(IntegrityError, match="ssh-ed25519"):
        signer_of(PAYLOAD, armoured, ACTS)


def test_a_key_file_that_cannot_be_read_says_so():
    with pytest.raises(UsageError, match="the key file cannot be read"):
        sign(PAYLOAD, ACTS, b"no key")


def test_the_private_half_never_stands_in_a_signature():
    private = load_ssh_private_key(key("chen.yu")[0], None)
    assert isinstance(private, Ed25519PrivateKey)
    secret = private.private_bytes_raw()

    assert secret not in b"".join(parts(SIGNED))
