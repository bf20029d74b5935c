"""A snapshot is the base of other evaluations only if nothing was wrong with what it was made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.pipeline.snapshot.facts import NoFacts
from plugins.pipeline.snapshot.full import is_reusable
from plugins.pipeline.snapshot.root import read_root
from plugins.policy.load import load_policy
from tests.sites.make import make_site
from tests.sites.texts import UPDATES, update

ID = "k7m29xqf"
FAULT = Finding(path="a", line=0, code="X", rule="x", field="x", got="x", expected="y", weight=Weight.STOP, document=ID)
NOTE = replace(FAULT, weight=Weight.NOTE)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A sound root with one released document: its contents, and the instant at which they are asked about."""
    site = make_site(tmp_path_factory.mktemp("sound") / "root")
    path = f"{UPDATES}/wells.md"
    site.write(path, update(ID, "Wells sampled"))
    site.approve(path)
    site.release()
    policy = load_policy(site.root)
    return read_root(site.root, policy, NoFacts(site.root, policy).read), site.instant


def of_ledger(**changes):
    """Return what puts a root's ledger into another state."""
    return lambda contents: replace(contents, ledger=replace(contents.ledger, **changes))


def of_the_copies(contents):
    """Let every revision be a copy that the last release kept."""
    copies = {key: replace(revision, last_good=True) for key, revision in contents.revisions.items()}
    return replace(contents, revisions=copies)


def of_another_release(contents):
    """Let the public see a release that no seal records."""
    return replace(contents, released=replace(contents.released, digest="sha256:" + "0" * 64))


UNSOUND = {
    "a broken chain of seals": of_ledger(fault="seal 000001 is missing although later ones exist"),
    "a file that is no act": of_ledger(findings=(FAULT,)),
    "a sealed act that is missing": of_ledger(missing={"0" * 64: (ID,)}),
    "approved bytes that changed": lambda contents: replace(contents, findings=(FAULT,)),
    "copies in place of approved bytes": of_the_copies,
    "a release without its seal": of_another_release,
}


def test_a_sound_root_is_a_base_whatever_is_noted_of_its_documents(root):
    contents, at = root
    assert is_reusable(contents, (), Clock(at))
    assert is_reusable(replace(contents, findings=(NOTE,)), (NOTE, FAULT), Clock(at))
    assert is_reusable(replace(contents, released=None), (), Clock(at))


@pytest.mark.parametrize("change", UNSOUND.values(), ids=UNSOUND)
def test_an_unsound_root_is_no_base(change, root):
    contents, at = root
    assert not is_reusable(change(contents), (), Clock(at))


@pytest.mark.parametrize("finding", [replace(FAULT, document=""), replace(FAULT, code="LED002")])
def test_what_is_found_on_an_act_or_on_no_document_in_particular_makes_it_no_base(finding, root):
    contents, at = root
    assert not is_reusable(contents, (finding,), Clock(at))


def test_a_root_with_a_seal_of_a_later_time_is_no_base(root):
    contents, _ = root
    *_, last = contents.ledger.seals
    assert is_reusable(contents, (), Clock(last.at))
    assert not is_reusable(contents, (), Clock(last.at - timedelta(seconds=1)))


def test_a_root_with_a_release_of_a_later_time_is_no_base(root):
    contents, at = root
    *earlier, last = contents.ledger.seals
    later = replace(last, release=replace(last.release, at=at + timedelta(seconds=1)))
    assert not is_reusable(of_ledger(seals=(*earlier, later))(contents), (), Clock(at))
    assert is_reusable(of_ledger(seals=(*earlier, later))(contents), (), Clock(at + timedelta(seconds=1)))
