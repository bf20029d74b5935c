"""The release that the public sees, as a witness of the ledger; what it is believed for."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.error import IntegrityError
from plugins.model.policy import Policy
from plugins.release.current import Current
from plugins.release.layout import SIGNATURE
from plugins.review import signature
from plugins.review.ledger import Ledger, doubted, seals_behind

RESTORE = "the release as it was made: bring public/ back from a backup, and tell the head of the office"


def is_sealed(ledger: Ledger, released: Current) -> bool:
    """Return whether a seal records a release byte for byte; what was shown since and before, the seals say then."""
    return any(seal.release and seal.release.digest == released.digest for seal in ledger.seals)


def is_signed(policy: Policy, released: Current) -> bool:
    """Return whether a machine signed the ``release.json`` of a release, with a key that it had at that time.

    Raises:
        IntegrityError: it is no ``release.json``.
    """
    at = released.manifest.at
    try:
        armoured = (released.path / SIGNATURE).read_text(encoding="ascii")
        key = signature.signer_of(released.payload, armoured, signature.RELEASES)
    except (OSError, UnicodeDecodeError, IntegrityError):
        return False
    return any(one.holds("machine", at) and key in one.keys_at(at) for one in policy.people.values())


def ledger_behind(ledger: Ledger, policy: Policy, released: Current | None, last_seal: str = "") -> Ledger:
    """Return the ledger, with a fault where the current release is not to be believed, or rests on a seal not in it.

    Whoever could edit ``release.json`` unseen could delete the newest acts with their seals, and have
    what they withdrew made public again; so could whoever let the public see an older release, but for
    ``last_seal``, the digest of the seal on which this machine's last release rests, ``""`` for none.

    Raises:
        IntegrityError: it is no ``release.json``.
    """
    if released is None:
        return seals_behind(ledger, last_seal)
    if not is_sealed(ledger, released) and not is_signed(policy, released):
        fault = f"release {released.number} is neither recorded by a seal nor signed by a machine of policy/people.yaml"
        (*_, finding) = doubted(ledger, "public/current/release.json", fault).findings
        told = replace(finding, field="release", expected=RESTORE)
        return replace(ledger, fault=ledger.fault or fault, findings=tuple(sorted((*ledger.findings, told))))
    return seals_behind(seals_behind(ledger, released.manifest.seal), last_seal)
