"""A release tells nothing of what is not public: not by trying, not by comparing, not by counting (L2)."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path

import pytest

from plugins.model.seal_tree import SealTree
from plugins.pipeline.publish.signed_state import check_signature
from plugins.policy.load import load_policy
from plugins.release.current import current
from plugins.release.verify import verify_release
from plugins.review import signature
from plugins.review.ledger import read_ledger
from tests.sites.make import Site, copy_site, make_site
from tests.sites.many import act_on
from tests.sites.places import files
from tests.sites.texts import UPDATES, update
from tests.story.registered import take

SECRET = 11 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3
"""How many documents there are of each of the four kinds that are not public."""

FIRST, COMMON, EMBARGOED = f"{UPDATES}/first.md", f"{UPDATES}/common.md", f"{UPDATES}/embargoed-0.md"
DIGITS = re.compile(rb"[0-9a-f]{64}")
SHOWS_ACTS = ("evidence/openings/", "evidence/seals/")


def plant(site: Site) -> None:
    """Have documents submitted, returned, held and embargoed, an entry registered, and all of it sealed."""
    paths: dict[str, list[str]] = {}
    numbers = iter(range(100))
    for kind in ("submitted", "returned", "held", "embargoed"):
        for number in range(SECRET):
            path = f"{UPDATES}/{kind}-{number}.md"
            lines = ("publish: 2026-12-24T10:00",) if kind in ("held", "embargoed") else ()
            site.write(path, update(f"s3cr{next(numbers):04d}", f"Round {number}, {kind}", *lines))
            paths.setdefault(kind, []).append(path)
    for some in paths.values():
        act_on(site, "submit", some)
    act_on(site, "return", paths["returned"], note="wrong figures")
    act_on(site, "approve", paths["held"])
    act_on(site, "approve", paths["embargoed"])
    site.release()
    for path in paths["held"]:
        site.stop("hold", path, "li.wei", "Wait.")
    site.release()
    take(site, "interview", "chen.yu", **APPLICATION)


APPLICATION = {
    "media": "domestic",
    "came": "applied",
    "whom": "leader",
    "leader": "sun.hao",
    "form": "in-person",
    "reporter": "Mei Lan",
    "outlet": "Hexi Daily",
    "reach": "069 555",
    "topics": "wells",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """Make two sites that differ in what is not public; both release one document more, at one instant."""
    folder = tmp_path_factory.mktemp("two")
    without = make_site(folder / "without")
    without.write(FIRST, update("f1rst000", "Wells of Hexi"))
    without.approve(FIRST)
    without.release()
    full = copy_site(without, folder / "with")
    plant(full)
    without.at = full.at
    for site in (without, full):
        site.write(COMMON, update("c0mm0n00", "Wells of Lanting"))
        site.approve(COMMON)
        assert site.release().number == 2
    return without, full


def public(site: Site) -> dict[str, bytes]:
    """Return every file that the public sees."""
    return files((site.root / "public/current").resolve())


def hidden_acts(site: Site) -> dict[str, bytes]:
    """Return the payloads of the acts that the release does not carry, by id."""
    found = {path.read_bytes().partition(b"\n")[0] + b"\n" for path in site.root.glob("ledger/2*/*/*.act")}
    by_id = {sha256(payload).hexdigest(): payload for payload in found}
    shown = {Path(path).stem for path in public(site) if path.startswith("evidence/acts/")}
    return {id: payload for id, payload in by_id.items() if id not in shown}


def opened(site: Site):
    """Return when acts counted, by the release alone."""
    (key,) = load_policy(site.root).people["site-machine"].keys
    place = site.root / "public/current"
    found = verify_release(place, fingerprint=signature.fingerprint(key.public), check=check_signature)
    assert found.faults == ()
    return found.sealed


def blank(content: bytes) -> bytes:
    """Leave out digests, places and signatures."""
    content = re.sub(rb'"place":"[0-9a-f]{4}"', b"", DIGITS.sub(b"", content))
    return re.sub(rb"-----BEGIN.+-----END", b"", content, flags=re.DOTALL)


def test_two_releases_differ_only_in_digests_of_which_nobody_can_tell_what_they_stand_for(sites):
    one, two = map(public, sites)
    seals = [sorted(p for p in release if p.startswith("evidence/seals/")) for release in (one, two)]
    assert [len(some) for some in seals] == [2, 2], "one for each approval that is public"
    lists = current(sites[0].root).lists["evidence"], current(sites[1].root).lists["evidence"]
    named = [{f"evidence/lists/{digest}.json" for digest in some.values()} for some in lists]
    own = [{*named[i], *seals[i]} for i in (0, 1)]
    assert one.keys() - own[0] == two.keys() - own[1]
    differing = {path for path in one.keys() & two.keys() if one[path] != two[path]}
    shelves = {path for path in one if path.startswith("evidence/openings/")}
    assert differing <= {"release.json", "release.json.sig"} | shelves
    assert sorted(map(len, one.values())) == sorted(map(len, two.values()))
    everything = [sorted(blank(content) for content in release.values()) for release in (one, two)]
    assert everything[0] == everything[1]


def test_the_only_document_more_is_the_one_that_both_have(sites):
    assert [len(current(site.root).documents) for site in sites] == [2, 2]
    full = sites[1]
    assert len(hidden_acts(full)) > 3 + SECRET
    assert len(read_ledger(full.root, load_policy(full.root)).seals) > len(
        read_ledger(sites[0].root, load_policy(sites[0].root)).seals
    )


def test_nothing_in_a_release_is_found_by_trying(sites):
    full = sites[1]
    release = public(full)
    shown = {digits for content in release.values() for digits in DIGITS.findall(content)}
    shown |= {digits for path in release for digits in DIGITS.findall(path.encode())}
    salts = [digits.decode() for digits in shown]
    hidden = hidden_acts(full)
    for id, payload in hidden.items():
        assert id.encode() not in shown
        for salt in salts:
            for guess in (f"act {id} {salt}\n", f"act {id} \n", f"{salt}{id}", f"{id}{salt}", payload.decode() + salt):
                assert sha256(guess.encode()).hexdigest().encode() not in shown
    assert {SealTree(salt, hidden).root.encode() for salt in salts} & shown == set()
    ledger = read_ledger(full.root, load_policy(full.root))
    assert {one.secret.encode() for one in ledger.seals} & shown == set()


def test_neither_id_nor_time_of_anything_that_is_not_public_is_in_a_release(sites):
    full = sites[1]
    everything = b"\n".join(path.encode() + b"\n" + content for path, content in public(full).items())
    ledger = read_ledger(full.root, load_policy(full.root))
    acts = public(full)
    shown = {id for id in ledger.acts if f"evidence/acts/{id}.act" in acts}
    for id in ledger.acts.keys() - shown:
        act = ledger.acts[id].act
        for item in act.items:
            assert item.id.encode() not in everything or item.id in current(full.root).documents
        assert act.at.isoformat().encode() not in everything
    idle = [seal for seal in ledger.seals if not shown.intersection(act for act, _ in seal.acts)]
    assert len(idle) >= 4
    for seal in idle:
        assert seal.at.isoformat().encode() not in everything
        if seal is not ledger.seals[-2]:
            assert seal.digest.removeprefix("sha256:").encode() not in everything


def test_the_acts_of_what_is_public_are_opened_and_no_others(sites):
    for site in sites:
        shown = {Path(path).stem for path in public(site) if path.startswith("evidence/acts/")}
        assert opened(site).keys() == shown


def test_what_becomes_public_is_opened_with_the_time_at_which_it_was_sealed(sites, tmp_path):
    full = copy_site(sites[1], tmp_path / "later")
    before = opened(full)
    ledger = read_ledger(full.root, load_policy(full.root))
    full.at = "2026-12-24T10:00:00+08:00"
    assert len(full.release().public) == SECRET
    after = opened(full)
    assert {id: after[id] for id in before} == before
    more = after.keys() - before.keys()
    assert more and {id: after[id].at for id in more} == {id: ledger.seen[id] for id in more}
    assert sorted(ledger.acts[id].act.act for id in more) == ["approve", "submit"]


def test_a_second_release_carries_one_seal_more_and_keeps_what_it_had(sites, tmp_path):
    site = copy_site(sites[0], tmp_path / "again")
    before, times = public(site), opened(site)
    site.write(UPDATES + "/more.md", update("m0re0000", "Wells of Ganzhou"))
    site.approve(UPDATES + "/more.md")
    site.release()
    assert len([path for path in public(site).keys() - before.keys() if path.startswith("evidence/seals/")]) == 1
    assert {id: opened(site)[id] for id in times} == times and len(opened(site)) == len(times) + 2
