"""Root and policy acts as they lie in the ledger: payload line and name."""

from __future__ import annotations

import re
from typing import Any

from plugins.model import namespaces
from plugins.model.digest import sha256
from plugins.model.policy_chain import Member, PolicyAct
from plugins.review.ledger_file import (
    ACT_ID,
    DIGEST,
    NAME,
    VERSION,
    check,
    decode_payload,
    encode_payload,
    fits,
    instant,
    is_list,
    is_number,
    is_record,
    written,
)

FOLDER = "ledger/policy"
ACT_FILE = re.compile(r"ledger/policy/([0-9]{6})\.act")
KEPT_FILE = re.compile(r"ledger/policy/files/[0-9a-f]{64}\.yaml")

KEYS = frozenset({"act", "at", "files", "number", "policy", "previous", "version"})
OF_ROOTS = frozenset({"keys", "threshold"})
"""Keys that only an act has which makes a root."""

FEWEST = 2
"""Fewer people than that let no policy through: nobody alone changes who may approve."""

PATH = re.compile(r"policy/(?:columns/)?[A-Za-z0-9._-]+\.yaml")
KEY = re.compile(r"ssh-ed25519 [A-Za-z0-9+/=]+")
FILE_KEYS = frozenset({"path", "sha256"})
MEMBER_KEYS = frozenset({"key", "who"})


def policy_act_path(number: int) -> str:
    """Return where a root or policy act lies: ``ledger/policy/000003.act``."""
    return f"{FOLDER}/{number:06d}.act"


def kept_path(sha256: str) -> str:
    """Return where the bytes of a file of a policy are kept that an act let through."""
    return f"{FOLDER}/files/{sha256}.yaml"


def namespace_of(act: PolicyAct) -> str:
    """Return the namespace in which an act is signed: a signature for a policy makes no root."""
    return namespaces.ROOTS if act.is_root else namespaces.POLICIES


def policy_act_payload(act: PolicyAct) -> bytes:
    """Write the payload line of an act; its ``id`` follows from it."""
    root = {"keys": [{"key": one.key, "who": one.who} for one in act.members], "threshold": act.threshold}
    return encode_payload(
        {
            "act": "root" if act.is_root else "policy",
            "at": written(act.at),
            "files": [{"path": path, "sha256": digest} for path, digest in act.files],
            "number": act.number,
            "policy": act.digest,
            "previous": act.previous or None,
            "version": VERSION,
            **(root if act.is_root else {}),
        }
    )


def parse_policy_act(payload: bytes) -> PolicyAct:
    """Read the payload line of a root or policy act.

    Raises:
        IntegrityError: it is not one as it is written.
    """
    raw = decode_payload(payload, lambda raw: KEYS | OF_ROOTS if raw.get("act") == "root" else KEYS)
    is_root = raw["act"] == "root"
    check(is_root or raw["act"] == "policy", "act is root or policy")
    check(is_number(raw["number"]), "number counts from 1")
    check(raw["previous"] is None or fits(ACT_ID, raw["previous"]), "previous is null or the id of the act before")
    check(fits(DIGEST, raw["policy"]), "policy is a digest")
    check(is_list(raw["files"], _is_file) and raw["files"], "files hold path and sha256")
    members = raw["keys"] if is_root else []
    check(is_list(members, _is_member), "keys hold key and who")
    for part in ("who", "key"):
        check(len({one[part] for one in members}) == len(members), f"no {part} occurs twice in a root")
    threshold = raw["threshold"] if is_root else 0
    enough = type(threshold) is int and FEWEST <= threshold <= len(members)
    check(not is_root or enough, f"threshold is a number from {FEWEST} to that of the people")
    act = PolicyAct(
        id=sha256(payload),
        number=raw["number"],
        previous=raw["previous"] or "",
        at=instant(raw["at"]),
        files=tuple((one["path"], one["sha256"]) for one in raw["files"]),
        members=tuple(Member(one["who"], one["key"]) for one in members),
        threshold=threshold,
    )
    check(list(act.files) == sorted(dict(act.files).items()), "files are sorted by path, each once")
    check(list(act.members) == sorted(act.members, key=lambda one: one.who), "keys are sorted by who")
    check(act.digest == raw["policy"], "policy is the digest of the files")
    return act


def _is_file(value: Any) -> bool:
    return is_record(value, FILE_KEYS) and fits(PATH, value["path"]) and fits(ACT_ID, value["sha256"])


def _is_member(value: Any) -> bool:
    return is_record(value, MEMBER_KEYS) and fits(NAME, value["who"]) and fits(KEY, value["key"])
