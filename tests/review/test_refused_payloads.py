"""Payloads that say more, less or something else than the form: refused, whoever signed them."""

from __future__ import annotations

import json

import pytest

from plugins.model.act import Released
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.review.act_file import act_path, act_payload, parse_act
from plugins.review.ledger_file import encode_payload
from plugins.review.seal_file import seal_lines, split_seal
from tests.review.office import ID, START, act, digest, old_seal, seal, seal_bytes

REAL_ACT = act("approve", "chen.yu", "a", "0" * 64)
REAL_SEAL = seal(1, None, [REAL_ACT], release=Released(1, digest("r"), START, ((ID, digest("a")),), ()))
SIGNATURE = b"".join(seal_bytes(REAL_SEAL).splitlines(keepends=True)[2:])
OVERWRITTEN = [
    ("an unknown key", {"extra": 1}, "the keys are "),
    ("another version", {"version": 2}, "version is 1"),
    ("a version that is true", {"version": True}, "version is 1"),
    ("a version with a fraction", {"version": 1.0}, "version is 1"),
    ("an unknown act", {"act": "publish"}, "act is one of adopt, approve, "),
    ("an act that is a list", {"act": []}, "act is one of "),
    ("nobody", {"by": []}, "by is a list of people"),
    ("one person twice", {"by": ["chen.yu", "chen.yu"]}, "different people"),
    ("a name that is no key", {"by": ["Chen Yu"]}, "by is a list of people"),
    ("a name alone", {"by": "chen.yu"}, "by is a list of people"),
    ("a number for a name", {"by": [1]}, "by is a list of people"),
    ("no items", {"items": []}, "items hold"),
    ("items that are none", {"items": [1]}, "items hold"),
    ("an item with more", {"items": [{"id": ID, "digest": None, "heads": [], "title": "x"}]}, "items hold"),
    ("an id that is none", {"items": [{"id": "k7m29xql"[:7] + "l", "digest": None, "heads": []}]}, "items hold"),
    ("a digest that is none", {"items": [{"id": ID, "digest": "sha256:0", "heads": []}]}, "items hold"),
    ("heads that are none", {"items": [{"id": ID, "digest": None, "heads": ["0"]}]}, "items hold"),
    ("a head twice", {"items": [{"id": ID, "digest": None, "heads": ["0" * 64] * 2}]}, "items hold"),
    ("heads out of order", {"items": [{"id": ID, "digest": None, "heads": ["1" * 64, "0" * 64]}]}, "as this program"),
    ("a document twice", {"items": [{"id": ID, "digest": None, "heads": []}] * 2}, "no document occurs twice"),
    ("an empty note", {"note": ""}, "note is null or a digest"),
    ("rules that are none", {"rules": "x"}, "rules is null or a digest"),
    ("a role that is none", {"role": None}, "role is text"),
    ("an empty step", {"step": ""}, "as this program"),
    ("a step that is a number", {"step": 1}, "step is text or null"),
    ("half a character", {"role": "\ud800"}, "not JSON in UTF-8"),
    ("a time without a zone", {"at": "2026-11-20T09:00:00"}, "in Asia/Shanghai"),
    ("a time in another zone", {"at": "2026-11-20T01:00:00+00:00"}, "in Asia/Shanghai"),
    ("a time with fractions", {"at": "2026-11-20T09:00:00.5+08:00"}, "in Asia/Shanghai"),
    ("a time that is none", {"at": 1}, "in Asia/Shanghai"),
    ("a time before all times", {"at": "0001-01-01T00:00:00+08:00"}, "in Asia/Shanghai"),
    ("a time after all times", {"at": "9999-12-31T23:59:59-12:00"}, "in Asia/Shanghai"),
    ("a citation", {"cites": "https://www.example.org/"}, "the keys are "),
]


@pytest.mark.parametrize(("values", "expected"), [pytest.param(v, e, id=name) for name, v, e in OVERWRITTEN])
def test_an_act_that_says_anything_else_is_refused(values, expected):
    raw = {**json.loads(act_payload(REAL_ACT)), **values}
    try:
        payload = (json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        payload = (json.dumps(raw, sort_keys=True, separators=(",", ":")) + "\n").encode()

    with pytest.raises(IntegrityError, match=expected):
        parse_act(payload, act_path(REAL_ACT.at, "approve", sha256(payload)))


@pytest.mark.parametrize("missing", sorted(json.loads(act_payload(REAL_ACT))))
def test_an_act_that_lacks_a_key_is_refused(missing):
    raw = {name: value for name, value in json.loads(act_payload(REAL_ACT)).items() if name != missing}

    with pytest.raises(IntegrityError, match="the keys are "):
        parse_act((json.dumps(raw, sort_keys=True, separators=(",", ":")) + "\n").encode(), REAL_ACT.path)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\n",
        b"null\n",
        b"[]\n",
        b"{\n",
        b"\xff\n",
        b"[" * 100_000 + b"\n",
        b"1" * 5000 + b"\n",
        act_payload(REAL_ACT).replace(b'"act"', b' "act"'),
        act_payload(REAL_ACT).replace(b'"by":[', b'"by":[],"by":['),
        act_payload(REAL_ACT).replace(b"chen", b"\\u0063hen"),
    ],
)
def test_a_line_written_otherwise_is_refused(payload):
    with pytest.raises(IntegrityError):
        parse_act(payload, REAL_ACT.path)
    says, head = seal_lines(REAL_SEAL)
    for data in (payload, says + payload, payload + head):
        with pytest.raises(IntegrityError):
            split_seal(data + SIGNATURE)


@pytest.mark.parametrize(
    "path",
    [
        REAL_ACT.path.replace("ledger/2026/11", "ledger/2026/12"),
        REAL_ACT.path.replace("T010000Z", "T090000Z"),
        REAL_ACT.path.replace("approve", "return"),
        REAL_ACT.path.replace(REAL_ACT.id[:8], "00000000"),
    ],
)
def test_an_act_under_another_name_is_refused(path):
    with pytest.raises(IntegrityError, match=f"the file is {REAL_ACT.path}"):
        parse_act(act_payload(REAL_ACT), path)


RELEASE = {"at": "2026-11-20T09:00:00+08:00", "digest": digest("r"), "ended": [], "number": 1, "public": []}


@pytest.mark.parametrize(
    "values",
    [
        {"number": 0},
        {"number": 1.0},
        {"number": True},
        {"number": "1"},
        {"previous": ""},
        {"previous": []},
        {"machine": []},
        {"machine": {}},
        {"policy": None},
        {"acts": {}},
        {"acts": [1]},
        {"acts": [{"id": "0" * 64, "documents": "abc"}]},
        {"acts": [{"id": "0" * 64, "documents": [[]]}]},
        {"acts": [{"id": 1, "documents": []}]},
        {"acts": [{"id": "0" * 64}]},
        {"release": False},
        {"release": {}},
        {"release": {**RELEASE, "number": 0}},
        {"release": {**RELEASE, "at": "now"}},
        {"release": {**RELEASE, "ended": [1]}},
        {"release": {**RELEASE, "public": [[]]}},
        {"release": {**RELEASE, "public": [{"id": ID, "digest": "x"}]}},
        {"release": {**RELEASE, "digest": None}},
        {"version": 3},
        {"more": 1},
    ],
    ids=str,
)
def test_a_seal_that_says_anything_else_is_refused(values):
    says, head = (json.loads(line) for line in seal_lines(REAL_SEAL))
    said = encode_payload({**says, **values})
    named = encode_payload({**head, "says": "sha256:" + sha256(said)})
    _, old = old_seal(REAL_SEAL)
    payload, _, signature = old.partition(b"\n")

    assert split_seal(old) and split_seal(encode_payload(says) + named_as(head, says) + SIGNATURE)
    with pytest.raises(IntegrityError):
        split_seal(said + named + SIGNATURE)
    with pytest.raises(IntegrityError):
        split_seal(encode_payload({**json.loads(payload), **values}) + signature)


def named_as(head, says):
    """Return a head that names what a seal says."""
    return encode_payload({**head, "says": "sha256:" + sha256(encode_payload(says))})


@pytest.mark.parametrize(
    "values",
    [
        {"at": "now"},
        {"at": "2026-11-20T01:00:00+00:00"},
        {"acts": "0"},
        {"acts": []},
        {"machine": []},
        {"says": digest("something else")},
        {"says": None},
        {"version": 1},
        {"number": 1},
    ],
    ids=str,
)
def test_a_seal_with_another_head_is_refused(values):
    says, head = seal_lines(REAL_SEAL)

    with pytest.raises(IntegrityError):
        split_seal(says + encode_payload({**json.loads(head), **values}) + SIGNATURE)


@pytest.mark.parametrize("secret", ["", "0" * 63, "A" * 64, None, 1])
def test_a_seal_without_a_whole_secret_is_refused(secret):
    says, head = (json.loads(line) for line in seal_lines(REAL_SEAL))
    said = {**says, "secret": secret}

    with pytest.raises(IntegrityError, match="secret has 64 hexadecimal digits"):
        split_seal(encode_payload(said) + named_as(head, said) + SIGNATURE)
