"""`policy` shows before it signs; a root is made by naming it, and nobody signs one away who means a policy."""

from __future__ import annotations

from contextlib import suppress

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.commands.office import overdue
from plugins.pipeline.commands.policy import enroll, new_root, policy
from plugins.pipeline.setup.keys import revoke as end_keys
from plugins.pipeline.setup.policy_state import policy_state
from plugins.policy.load import load_policy
from plugins.review.keyring import key_path
from tests.sites.make import with_root

PEOPLE = "policy/people.yaml"


@pytest.fixture
def changed(site):
    """A site with a root, and a role more in ``policy/`` that nobody signed."""
    with_root(site)
    people = site.root / PEOPLE
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace("role: liaison, department: disease", "role: deputy, department: disease", 1))
    return site


def begins(site) -> str:
    """Return the beginning of the digest that was looked at."""
    return policy_state(site.root).digest.removeprefix("sha256:")[:12]


def test_what_changes_is_shown_and_nothing_is_signed(changed, capsys):
    policy.body(root=str(changed.root))
    said = capsys.readouterr().out.splitlines()
    assert said[1:5] == [
        PEOPLE,
        "  guo.tao: no more liaison in disease-control, since 2025-01-01 00:00",
        "  guo.tao: now deputy in disease-control, since 2025-01-01 00:00",
        f"policy/ is {policy_state(changed.root).digest}",
    ]
    assert said[5] == f"Sign it: python3 inv policy --root {changed.root} --as NAME --digest {begins(changed)}"
    assert not policy_state(changed.root).is_signed


def test_without_a_terminal_it_is_signed_only_by_its_digest(changed, capsys):
    with pytest.raises(UsageError, match=f"nobody is at a terminal to be asked; add --digest {begins(changed)}"):
        policy.body(as_=("chen.yu", "zhao.min"), root=str(changed.root))
    with pytest.raises(RefusedError, match="not the one that begins with abcdef; nothing was signed"):
        policy.body(as_=("chen.yu", "zhao.min"), digest="abcdef", root=str(changed.root))
    policy.body(as_=("chen.yu", "zhao.min"), digest=begins(changed), root=str(changed.root))
    assert "policy 2 counts from now on: sha256:" in capsys.readouterr().out
    assert policy_state(changed.root).is_signed


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (("li.wei",), "li.wei is not of the root; nothing was signed"),
        (("chen.yu", "li.wei"), "li.wei is not of the root; nothing was signed"),
    ],
)
def test_only_people_of_the_root_sign(changed, who, said):
    with pytest.raises(RefusedError) as refused:
        policy.body(as_=who, digest=begins(changed), root=str(changed.root))
    assert str(refused.value) == said
    assert not (changed.root / "policy" / "proposed.act").exists()


def test_who_has_no_key_here_does_not_sign(changed):
    key_path(changed.root, "chen.yu").unlink()
    with pytest.raises(RefusedError, match=r"the key with which chen\.yu signs for the root is not on this machine"):
        policy.body(as_=("chen.yu",), digest=begins(changed), root=str(changed.root))


def test_a_new_root_in_the_making_is_not_signed_by_who_signs_a_policy(changed):
    with_three = ["chen.yu", "guo.tao", "li.wei"]
    new_root.body(with_three, as_=("guo.tao", "li.wei"), digest=begins(changed), root=str(changed.root))
    assert (changed.root / "policy" / "proposed.act").exists()
    policy.body(as_=("chen.yu", "zhao.min"), digest=begins(changed), root=str(changed.root))
    assert [one.who for one in policy_state(changed.root).chain.members] == ["chen.yu", "fang.ning", "zhao.min"]


def test_a_new_root_is_signed_by_who_names_it_once_more(changed, capsys):
    names, digest, root = ["chen.yu", "guo.tao", "li.wei"], begins(changed), str(changed.root)
    new_root.body(names, as_=("guo.tao", "chen.yu"), digest=digest, root=root)
    assert "root 2 waits in policy/proposed.act: 1 more of the root sign it, of fang.ning, zhao.min" in (
        capsys.readouterr().out
    )
    new_root.body(names, as_=("zhao.min",), digest=digest, root=root)
    state = policy_state(changed.root)
    assert [one.who for one in state.chain.members] == names
    assert state.is_signed
    assert f"The root is {state.chain.fingerprint}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("names", "threshold", "said"),
    [
        ([], 2, "name the people of the root"),
        (["chen.yu"], 2, "got a threshold of 2 for 1 person, expected at least 2 and no more than there are"),
        (["chen.yu", "zhao.min"], 1, "got a threshold of 1 for 2 people, expected at least 2"),
        (["chen.yu", "nobody"], 2, r"nobody has no key in policy/people\.yaml; python3 inv enroll nobody makes one"),
    ],
)
def test_a_root_is_of_two_people_with_keys_at_least(site, names, threshold, said):
    with pytest.raises(UsageError, match=said):
        new_root.body(names, threshold, digest=begins(site), root=str(site.root))


def test_where_nobody_signs_the_policy_it_is_said_with_the_command_that_mends_it(site, capsys):
    overdue.body(root=str(site.root))
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Nobody signs the policy: whoever may push changes keys, roles and chains; "
        f"python3 inv new-root --root {site.root} NAME NAME NAME --threshold 2 makes a root that signs it"
    )
    with_root(site)
    overdue.body(root=str(site.root))
    assert "Nobody signs" not in capsys.readouterr().out


def test_a_key_more_of_somebody_of_the_root_asks_for_a_new_root(site, capsys):
    with_root(site)
    key_path(site.root, "fang.ning").rename(site.root / "elsewhere")
    enroll.body("fang.ning", another=True, root=str(site.root))
    said = capsys.readouterr().out.splitlines()
    assert said[2].startswith("policy 2 counts from now on: sha256:")
    assert said[3].startswith("fang.ning is of the root, which has another key of theirs: python3 inv new-root ")


@pytest.fixture
def elsewhere(site):
    """A clone on a computer on which the key of Fang Ning does not lie."""
    key_path(site.root, "fang.ning").rename(site.root / "elsewhere")
    return site


def keys_registered(site):
    return len(load_policy(site.root).people["fang.ning"].keys)


def test_a_second_key_is_refused_where_nobody_can_be_asked(elsewhere):
    with pytest.raises(RefusedError, match=r"fang\.ning has a key already, registered since 2025-01-01: .* inv revoke"):
        enroll.body("fang.ning", root=str(elsewhere.root))
    assert keys_registered(elsewhere) == 1
    assert not key_path(elsewhere.root, "fang.ning").exists()


@pytest.mark.parametrize(("answer", "keys"), [("yes", 2), ("no", 1)])
def test_on_a_terminal_a_second_key_is_asked_about(answer, keys, elsewhere, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    with suppress(RefusedError):
        enroll.body("fang.ning", root=str(elsewhere.root))
    assert "fang.ning has a key already" in capsys.readouterr().out
    assert keys_registered(elsewhere) == keys


def test_whose_key_has_ended_makes_another_one_unasked(elsewhere):
    end_keys(elsewhere.root, "fang.ning", elsewhere.instant)
    enroll.body("fang.ning", root=str(elsewhere.root))
    assert keys_registered(elsewhere) == 2
