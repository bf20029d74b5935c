"""What a release carries of root and policy acts: all, and the files of policy that say who may approve what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.pipeline.publish.release_trust import kept_name
from plugins.policy.entitlements import entitles
from plugins.release.evidence import POLICY
from plugins.release.store import Source
from plugins.review.ledger_file import split_file
from plugins.review.policy_act_file import kept_path, parse_policy_act, policy_act_path


def carried_policy(root: Path, count: int) -> Mapping[str, Source]:
    """Return the evidence on the policies of a site, by path below ``evidence/``; nothing where nobody signs them.

    Args:
        root: of the site.
        count: of the root and policy acts that count.

    Raises:
        IntegrityError: an act is not there any more as it was read.
    """
    evidence: dict[str, Source] = {}
    for number in range(1, count + 1):
        data = (root / policy_act_path(number)).read_bytes()
        evidence[f"{POLICY}{number:06d}.act"] = data
        for path, digest in parse_policy_act(split_file(data)[0]).files:
            if entitles(path):
                evidence[kept_name(digest)] = root / kept_path(digest)
    return evidence
