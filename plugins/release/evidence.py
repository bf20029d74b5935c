"""The acts and seals a release carries, so that it can be judged without anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from plugins.model import namespaces
from plugins.model.counted import counted
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.release.layout import EVIDENCE
from plugins.release.manifest import KINDS, Manifest
from plugins.release.manifest import TEXTS as TEXTS_OF
from plugins.release.places import is_placed, place_faults

ACTS = "acts/"
SEALS = "seals/"
"""Where the heads of seals lie, each named by its digest."""

TEXTS = "texts/"
"""Where the texts lie, on shelves of some each: what has the same name never changes."""

POLICY = "policy/"
"""Where root and policy acts lie, and the files of policies that say who may approve what."""

POLICY_FILES = f"{POLICY}files/"
"""Where these files lie, each named by its SHA-256."""

NEWLINE = "\n"

SHOWING = "showing.json"
"""What policy and theme say of showing texts."""

LETS_THROUGH = frozenset({"approve", "adopt", "relay", "urgent"})
ARMOURED = re.compile(r"-----BEGIN SSH SIGNATURE-----\n(?:[A-Za-z0-9+/=]+\n)+-----END SSH SIGNATURE-----\n")

Check = Callable[[bytes, str, str], str | None]
"""Given payload, armoured signature and namespace: the fingerprint of the key that made it, None if it is not good."""

Items = dict[str, tuple[str, str | None]]
"""What an act says, by document id: the act's verb and the digest it names; empty for anything that is not that act."""


def shelves(digests: Iterable[str], folder: str = TEXTS) -> dict[str, list[str]]:
    """Return the hexadecimal digests of what lies on each shelf, sorted, by the path of the shelf below ``evidence/``.

    A shelf holds the texts, or whatever else has digests, whose digests begin with the same two digits; its
    name follows from their digests, so that the same name stands for the same bytes.
    """
    parts: dict[str, list[str]] = {}
    for digest in sorted({one.removeprefix("sha256:") for one in digests}):
        parts.setdefault(digest[:2], []).append(digest)
    return {f"{folder}{two}-{sha256(NEWLINE.join(part).encode())[:16]}.txt": part for two, part in parts.items()}


@dataclass(frozen=True, slots=True)
class Signed:
    """An act or seal as a file holds it: the payload line, then armoured signatures and nothing else."""

    payload: bytes
    signatures: tuple[str, ...]


def read_signed(content: bytes) -> Signed | None:
    """Take an act or seal apart; None when it is not one payload line followed by whole signatures alone."""
    payload, newline, rest = content.partition(b"\n")
    try:
        armour = rest.decode("ascii")
    except UnicodeDecodeError:
        return None
    signatures = tuple(ARMOURED.findall(armour))
    if not newline or not signatures or "".join(signatures) != armour:
        return None
    return Signed(payload + newline, signatures)


def coverage_faults(
    manifest: Manifest, evidence: Mapping[str, bytes], unchanged: Set[str] = frozenset()
) -> Iterator[str]:
    """Yield one sentence for each file or document that the acts among the evidence do not account for.

    Every text that is shown is among the evidence, and no other.
    Every act that ``release.json`` names is there, hashes to its id and is
    about the document it is named for; every public document has an act that
    let exactly its revision through, and so has every earlier text; every file is of a known kind and shows
    documents with acts only; a page or attachment belongs to a public
    document, and what belongs to none lies where its kind does. Whether the signatures are good is not asked here.

    Args:
        manifest: of the release.
        evidence: the files under ``evidence/`` by their path below it.
        unchanged: ids of documents whose acts need not be checked, as `unchanged_documents` finds them.
    """
    acts: dict[str, Items] = {}
    for id, named in sorted(manifest.acts.items()):
        if id in unchanged:
            continue
        for act in named:
            if act not in acts:
                content = evidence.get(f"{ACTS}{act}.act")
                acts[act] = {} if content is None else _items(content, act)
                if content is None:
                    yield f"evidence/{ACTS}{act}.act: missing; document {id} rests on it"
                elif not acts[act]:
                    yield f"evidence/{ACTS}{act}.act: it is not the act with that id"
            if acts[act] and id not in acts[act]:
                yield f"evidence/{ACTS}{act}.act: it is not about document {id}, which is said to rest on it"
    for id, revision in sorted(manifest.documents.items()):
        if id in unchanged:
            continue
        if not _lets_through(manifest, acts, id, revision):
            yield f"document {id}: no act among the evidence let its revision {revision} through"
    for path, file in sorted(manifest.files.items()):
        unaccounted = [id for id in file.documents if not manifest.acts.get(id)]
        if unaccounted:
            yield f"{path}: no act accounts for document {', '.join(unaccounted)}, which it shows"
        kind = KINDS.get(file.kind)
        if kind is None:
            yield f"{path}: its kind {file.kind!r} is unknown, so nobody can tell whose it is"
        elif kind.is_public and file.owner not in manifest.documents:
            yield f"{path}: it belongs to document {file.owner}, which is not public"
        elif not kind.is_owned and not is_placed(path, kind, file.key):
            yield f"{path}: it belongs to no document, and no {file.kind} of {file.key or 'the site'} lies there"
        elif file.owner not in unchanged:
            for digest in file.texts:
                if not _lets_through(manifest, acts, file.owner, digest):
                    yield f"{path}: no act among the evidence let the text {digest} through, which it shows"
    yield from place_faults(manifest)
    yield from _text_faults(manifest)


def _text_faults(manifest: Manifest) -> Iterator[str]:
    """Yield a sentence for each text that is shown and missing among the evidence, or there and not shown.

    Releases of earlier versions carry none, and no `SHOWING`.
    """
    carried = {path for path in manifest.evidence if path.startswith(EVIDENCE + TEXTS)}
    if not carried and f"{EVIDENCE}{SHOWING}" not in manifest.evidence:
        return
    earlier = (digest for file in manifest.files.values() if file.kind in TEXTS_OF for digest in file.texts)
    shown = {EVIDENCE + name for name in shelves((*manifest.documents.values(), *earlier))}
    yield from (f"{path}: texts are missing that the release shows" for path in sorted(shown - carried))
    yield from (f"{path}: texts that the release does not show" for path in sorted(carried - shown))


def _lets_through(manifest: Manifest, acts: Mapping[str, Items], id: str, digest: str) -> bool:
    """Return whether one of the acts on which a document rests let a text of it through."""
    said = (acts.get(act, {}).get(id) for act in manifest.acts.get(id, ()))
    return any(item is not None and item[0] in LETS_THROUGH and item[1] == digest for item in said)


def unchanged_documents(manifest: Manifest, before: Manifest, read: Set[str]) -> frozenset[str]:
    """Return the ids of documents that rest on the same acts as in the release before, in the same revision.

    Those acts were checked when that release was made. What was ``read`` of
    the evidence for this one, by path below it, is checked again.
    """
    try:
        acts, documents = dict(before.acts), dict(before.documents)
    except IntegrityError:
        return frozenset()
    taken_over = {path.removeprefix(EVIDENCE) for path in manifest.evidence} - read
    return frozenset(
        id
        for id, named in manifest.acts.items()
        if acts.get(id) == tuple(named)
        and documents.get(id) == manifest.documents.get(id)
        and all(f"{ACTS}{act}.act" in taken_over for act in named)
    )


def signature_faults(evidence: Mapping[str, bytes], check: Check) -> Iterator[str]:
    """Yield one sentence for each act or seal among the evidence whose signatures are not good.

    An act has one signature by a key of its own for each name in ``by``; a
    seal has one.
    """
    for path, content in sorted(evidence.items()):
        if not path.startswith((ACTS, SEALS)):
            continue
        signed = read_signed(content)
        if signed is None:
            yield f"evidence/{path}: not a payload line followed by signatures alone"
            continue
        is_act = path.startswith(ACTS)
        keys = [check(signed.payload, s, namespaces.ACTS if is_act else namespaces.SEALS) for s in signed.signatures]
        signers = _signers(signed.payload) if is_act else 1
        if None in keys:
            yield f"evidence/{path}: a signature is not good"
        elif len(keys) != signers or len(set(keys)) != len(keys):
            yield f"evidence/{path}: {_signed_by(keys)}, where {counted(signers, 'person signs', 'people sign')}"


def _signed_by(keys: Sequence[str | None]) -> str:
    return f"{counted(len(keys), 'signature')} by {counted(len(set(keys)), 'key')}"


def _items(content: bytes, act: str) -> Items:
    payload = content.partition(b"\n")[0] + b"\n"
    if sha256(payload) != act:
        return {}
    try:
        record = json.loads(payload)
        return {item["id"]: (record["act"], item["digest"]) for item in record["items"]}
    except (ValueError, KeyError, TypeError):
        return {}


def _signers(payload: bytes) -> int:
    try:
        return len(json.loads(payload)["by"])
    except (ValueError, KeyError, TypeError):
        return 0
