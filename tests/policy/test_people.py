"""Keys of people are OpenSSH's ssh-ed25519, each of one person."""

from __future__ import annotations

import base64
from datetime import datetime

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.policy.load import load_policy
from plugins.policy.people import is_ed25519


def public(byte=7, kind=b"ssh-ed25519", size=32, extra=b""):
    blob = len(kind).to_bytes(4, "big") + kind + size.to_bytes(4, "big") + bytes([byte]) * size + extra
    return f"{kind.decode()} {base64.b64encode(blob).decode()}"


KEY = public()
OTHER = public(8)


@pytest.mark.parametrize("key", [KEY, f"{KEY} li.wei@office"])
def test_an_ed25519_key_passes_with_and_without_a_comment(key):
    assert is_ed25519(key)


@pytest.mark.parametrize(
    "key",
    [
        *("", "ssh-ed25519", KEY[:-5], KEY.replace("ssh-ed25519", "ssh-rsa"), public(kind=b"ssh-rsa"), public(size=31)),
        *(public(extra=b"x"), KEY.replace("AAAA", "AAA!"), f"{KEY}\n", "ssh-ed25519 疫苗"),
    ],
)
def test_anything_else_does_not(key):
    assert not is_ed25519(key)


def test_a_person_has_the_keys_of_the_file(root, faults):
    term = f'{{key: "{KEY} li.wei", since: 2026-11-23T10:00:00+08:00, until: 2027-01-01}}'
    entry = f"keys:\n    - {term}\n  name: {{en: Li Wei"
    assert faults("people.yaml", ("name: {en: Li Wei", entry)) == []
    (key,) = load_policy(root).people["li.wei"].keys
    assert (key.public, key.until) == (KEY, datetime(2027, 1, 1, tzinfo=MINISTRY_ZONE))
    assert load_policy(root).people["li.wei"].keys_at(datetime(2026, 11, 23, 10, tzinfo=MINISTRY_ZONE)) == (KEY,)
    assert load_policy(root).people["li.wei"].keys_at(key.until) == ()


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "{key: ssh-rsa AAAA, since: 2026-11-23}",
            "li.wei.keys.key: got 'ssh-rsa AAAA', expected a public key such as ssh-ed25519 AAAA…",
        ),
        (f'{{key: "{KEY}"}}', "li.wei.keys: the key since is missing"),
        (
            f'{{key: "{KEY}", since: 2026-11-23, until: 2026-11-22}}',
            "li.wei.keys: since 2026-11-23T00:00:00+08:00 is not before",
        ),
        (
            f'{{key: "{KEY}", since: 2026-11-23, comment: x}}',
            "li.wei.keys.comment: an unknown key; known are key, since, until",
        ),
    ],
)
def test_another_key_is_a_fault(faults, key, sentence):
    found = faults("people.yaml", ("name: {en: Li Wei", f"keys: [{key}]\n  name: {{en: Li Wei"))
    assert any(sentence in fault for fault in found), found


def test_a_key_belongs_to_one_person(faults):
    entry = f'keys: [{{key: "{KEY}", since: 2026-11-23}}]\n  name: {{en: '
    found = faults("people.yaml", ("name: {en: Li Wei", f"{entry}Li Wei"), ("name: {en: He Lin", f"{entry}He Lin"))
    assert found == ["people.yaml:10: he.lin.keys: a key that li.wei has as well; a key belongs to one person"]
