"""Judge a release by itself, and say which one it is: a copy may be good, and old."""

from __future__ import annotations

from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.counted import counted
from plugins.model.error import SiteError
from plugins.model.namespaces import RELEASES
from plugins.pipeline.publish.compared_words import other_words
from plugins.pipeline.publish.release_trust import ACT as POLICY_ACT
from plugins.pipeline.publish.release_trust import Trust
from plugins.pipeline.publish.signed_state import check_signature
from plugins.release.evidence import POLICY, SHOWING
from plugins.release.layout import EVIDENCE, MANIFEST, SIGNATURE
from plugins.release.manifest import Manifest
from plugins.release.verify import Verified, verify_release

UNPROVEN = (
    "Not proven: that the keys behind its acts are those of people who may approve, and that its pages show these "
    "texts. The fingerprint of the root, sha256:…, in place of the machine's proves both"
)


def check_release(directory: Path, fingerprint: str = "", newer_than: int = 0) -> tuple[list[str], bool]:
    """Check a release by itself: with the fingerprint of the root all of it, with that of the machine its bytes.

    Args:
        directory: the release, or a copy of it.
        fingerprint: of the root, ``sha256:…``, or of the machine's key, ``SHA256:…``; ``""`` for whoever signed it.
        newer_than: the number of a release that was seen before; one that is not newer is refused.

    Returns:
        Lines that say what it is or what is wrong with it, and whether all is well.
    """
    is_root = fingerprint.startswith("sha256:")
    key = signer_of_release(directory) if is_root or not fingerprint else fingerprint
    found = verify_release(directory, fingerprint=key, check=check_signature)
    if found.manifest is None:
        return [*found.faults], False
    if faults := [*found.faults, *(trust_faults(directory, found, fingerprint, key) if is_root else ())]:
        return faults, False
    told = [
        f"{directory} is good: {_basis(fingerprint, key, is_root=is_root)}, every byte accounted for",
        *(() if is_root else (UNPROVEN,)),
        *_account(found, found.manifest),
    ]
    if found.manifest.number > newer_than:
        return told, True
    return [*told, f"{_named(found.manifest)} is not newer than release {newer_than}: it is an old copy"], False


def trust_faults(directory: Path, found: Verified, root: str, signer: str) -> list[str]:
    """Return a sentence for whatever in a release the root did not let through, and each word that was not approved.

    Args:
        directory: the release.
        found: what it was found to be, by whatever key.
        root: the fingerprint of the root, ``sha256:…``.
        signer: fingerprint of the key that signed it.
    """
    faults = let_through(found, root, signer)
    if SHOWING not in found.evidence:
        return [*faults, f"{EVIDENCE}{SHOWING}: missing; its words cannot be compared with what was approved"]
    try:
        return [*faults, *other_words(directory)]
    except SiteError as error:
        return [*faults, str(error)]


def let_through(found: Verified, root: str, signer: str) -> list[str]:
    """Return a sentence for whatever in a release the root did not let through; arguments as for `trust_faults`."""
    return Trust(found.manifest, found.evidence, found.sealed).faults(root, signer) if found.manifest else []


def signer_of_release(directory: Path) -> str:
    """Return the fingerprint of the key that signed a release, whosever it is; ``""`` where none did."""
    try:
        payload, armoured = (directory / MANIFEST).read_bytes(), (directory / SIGNATURE).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return check_signature(payload, armoured, RELEASES) or ""


def _basis(fingerprint: str, key: str, *, is_root: bool) -> str:
    if is_root:
        return f"let through by the root {fingerprint[:19]}, signed by its machine with {key}"
    return f"signed by {key}" if fingerprint else f"signed by {key}, whosever that is"


def _account(found: Verified, manifest: Manifest) -> list[str]:
    """Say number and time of a release, what it rests on, and how much it shows."""
    lines = [
        _named(manifest),
        f"Last seal before it: {manifest.seal or 'none'}",
        f"Documents: {len(manifest.documents)}, on {counted(len(found.acts), 'act')}",
    ]
    if policies := sorted(path for path in found.evidence if POLICY_ACT.fullmatch(path)):
        lines.append(f"Policy: {int(policies[-1][len(POLICY) :].partition('.')[0])}, {manifest.policy}")
    if unopened := len(found.acts) - len(found.sealed):
        lines.append(f"When {unopened} of the acts counted is not shown: no seal is opened for them")
    return lines


def _named(manifest: Manifest) -> str:
    return f"Release {manifest.number} of {manifest.at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M:%S} (Asia/Shanghai)"
