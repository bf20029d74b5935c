"""A release of a site with a root, for those who judge it."""

from __future__ import annotations

import pytest

from plugins.pipeline.publish.release_check import signer_of_release
from plugins.pipeline.publish.release_trust import Trust
from plugins.pipeline.publish.signed_state import check_signature
from plugins.pipeline.setup.keys import revoke
from plugins.pipeline.setup.policy_signing import make_root, sign_policy
from plugins.pipeline.setup.policy_state import policy_state
from plugins.release.opened_seals import sealed_acts
from tests.sites.make import make_site, with_root
from tests.sites.texts import UPDATES, update
from tests.sites.thief import evidence_of, manifest_of

TWO = ("chen.yu", "zhao.min")
WELLS, LABORATORY, GONE = (f"{UPDATES}/{name}.md" for name in ("wells", "laboratory", "gone"))


@pytest.fixture(scope="session")
def trusted(tmp_path_factory):
    """A site with a corrected text, one of an old policy, a withdrawn one, and a root that changed."""
    site = with_root(make_site(tmp_path_factory.mktemp("trusted") / "root"))
    for path, id in ((WELLS, "k7m29xqf"), (LABORATORY, "9tq4w2ha"), (GONE, "w3115000")):
        site.write(path, update(id, f"News of {id}"))
        site.approve(path, "fang.ning")
    site.release()
    site.tick()
    revoke(site.root, "fang.ning", site.instant)
    sign_policy(site.root, TWO, site.instant)
    site.tick()
    make_root(site.root, ["guo.tao", "li.wei", "zhao.min"], 2, (), site.instant)
    site.write(WELLS, update("k7m29xqf", "Wells sampled anew", "change: minor", "change_note: Shorter."))
    site.approve(WELLS)
    site.stop("withdraw", GONE, reason="outdated")
    site.release()
    return site


@pytest.fixture(scope="session")
def release(trusted):
    """The release that is public."""
    return (trusted.root / "public" / "current").resolve()


@pytest.fixture(scope="session")
def fingerprint(trusted):
    """The fingerprint of its root, as somebody outside remembers it."""
    return policy_state(trusted.root).chain.fingerprint


@pytest.fixture(scope="session")
def signer(release):
    """The fingerprint of the machine's key."""
    return signer_of_release(release)


@pytest.fixture
def faults(release, fingerprint, signer):
    """Judge a release whose manifest or evidence is another; the machine's key signs whatever the thief likes."""

    def judged(evidence=None, manifest=None, by=signer, of=fingerprint):
        evidence = evidence_of(release) if evidence is None else evidence
        sealed = sealed_acts(evidence, check_signature)
        return Trust(manifest or manifest_of(release), evidence, sealed).faults(of, by)

    return judged
