"""What acts amount to when two people acted without knowing of each other: the more cautious act wins."""

from __future__ import annotations

from itertools import permutations

import pytest

from plugins.model.standing import Dossier
from tests.review.office import Book, act, digest, minutes

CITES = "https://news.example/release.html"


class Tree(Book):
    """A ledger in which each act follows on those that are named."""

    def take(self, kind: str, who: str, text: str | None = "a", *heads: str) -> str:
        """Enter an act and return its id; the instants count up."""
        cites = CITES if kind == "go" else ""
        return self.add(act(kind, who, text, *heads, at=len(self.acts), cites=cites))

    def approved(self, text: str, *heads: str, by: str = "chen.yu") -> str:
        """Submit and approve a text."""
        return self.take("approve", by, text, self.take("submit", "li.wei", text, *heads))

    def result(self) -> Dossier:
        """Return the account, which is the same in whatever order the files are read."""
        accounts = [
            Book(list(acts)).account() for acts in list(permutations(self.acts))[:: max(1, len(self.acts) ** 3)]
        ]
        assert all(one[0] == accounts[0][0] for one in accounts)
        assert accounts[0][1] == ()
        return accounts[0][0]


@pytest.fixture
def tree():
    """Return an empty ledger."""
    return Tree()


def test_two_people_who_approve_the_same_text_join(tree):
    start = tree.take("submit", "li.wei")
    tree.take("approve", "chen.yu", "a", start)
    tree.take("approve", "fang.ning", "a", start)

    dossier = tree.result()

    assert not dossier.conflict
    assert [(a.digest, a.acts[-1].by, a.contested) for a in dossier.approvals] == [(digest("a"), ("chen.yu",), False)]
    assert len(dossier.heads) == 2


def test_an_approval_and_a_return_contradict_each_other(tree):
    start = tree.take("submit", "li.wei")
    tree.take("approve", "chen.yu", "a", start)
    tree.take("return", "fang.ning", "a", start)

    assert tree.result().conflict


def test_two_texts_contradict_each_other(tree):
    tree.approved("a")
    tree.approved("b")

    dossier = tree.result()

    assert dossier.conflict and all(a.contested for a in dossier.approvals)


def test_what_was_approved_before_the_branches_parted_is_not_contested(tree):
    start = tree.approved("a")
    tree.approved("b", start)
    tree.approved("c", start)

    contested = {a.digest for a in tree.result().approvals if a.contested}

    assert contested == {digest("b"), digest("c")}


def test_somebody_else_settles_by_approving_again_with_all_heads_named(tree):
    start = tree.take("submit", "li.wei")
    one, two = tree.take("approve", "chen.yu", "a", start), tree.take("return", "fang.ning", "a", start)
    tree.take("approve", "zhao.min", "a", one, two)

    dossier = tree.result()

    assert not dossier.conflict
    assert [(a.digest, a.contested) for a in dossier.approvals] == [(digest("a"), False)]


def test_an_act_that_names_one_head_only_settles_nothing(tree):
    start = tree.take("submit", "li.wei")
    one = tree.take("approve", "chen.yu", "a", start)
    tree.take("return", "fang.ning", "a", start)
    tree.take("approve", "zhao.min", "a", one)

    assert tree.result().conflict


def test_one_of_two_texts_is_chosen_and_the_other_stays_contested(tree):
    one, two = tree.approved("a"), tree.approved("b")
    tree.take("approve", "zhao.min", "a", one, two)

    dossier = tree.result()

    assert not dossier.conflict
    assert [(a.digest, a.contested) for a in dossier.approvals] == [(digest("b"), True), (digest("a"), False)]


def test_what_was_not_chosen_stays_contested_when_later_branches_agree(tree):
    one, two = tree.approved("a"), tree.approved("b")
    chosen = tree.take("approve", "zhao.min", "a", one, two)
    tree.take("hold", "li.wei", None, chosen)
    tree.take("go", "chen.yu", "a", chosen)

    assert [(a.digest, a.contested) for a in tree.result().approvals] == [(digest("b"), True), (digest("a"), False)]


def test_a_submission_that_names_both_does_not_let_through_what_was_returned(tree):
    start = tree.take("submit", "li.wei")
    one, two = tree.take("approve", "chen.yu", "a", start), tree.take("return", "fang.ning", "a", start)
    tree.take("submit", "li.wei", "b", one, two)

    dossier = tree.result()

    assert (dossier.conflict, dossier.pending) == (False, digest("b"))
    assert [a.contested for a in dossier.approvals] == [True]


def test_a_hold_that_names_both_settles_nothing_even_when_it_is_lifted(tree):
    start = tree.take("submit", "li.wei")
    one, two = tree.take("approve", "chen.yu", "a", start), tree.take("return", "fang.ning", "a", start)
    hold = tree.take("hold", "li.wei", None, one, two)
    tree.take("lift", "zhao.min", None, hold)

    dossier = tree.result()

    assert (dossier.conflict, dossier.held) == (True, None)


@pytest.mark.parametrize("kind", ["hold", "submit"])
def test_a_branch_that_never_saw_the_return_does_not_outrun_it(tree, kind):
    start = tree.take("submit", "li.wei")
    one, two = tree.take("approve", "chen.yu", "a", start), tree.take("return", "fang.ning", "a", start)
    tree.take("hold", "sun.hao", None, one, two)
    tree.take(kind, "li.wei", "b", one)

    assert tree.result().conflict


def test_a_hold_on_another_branch_than_the_lift_stands(tree):
    start = tree.approved("a")
    hold = tree.take("hold", "li.wei", None, start)
    tree.take("lift", "chen.yu", None, hold)
    tree.take("hold", "sun.hao", None, hold)

    assert tree.result().held_by == "sun.hao"


def test_a_hold_is_lifted_although_another_branch_still_knows_it(tree):
    start = tree.approved("a")
    hold = tree.take("hold", "li.wei", None, start)
    tree.take("lift", "chen.yu", None, hold)
    tree.take("go", "chen.yu", "a", hold)

    assert tree.result().held is None


def test_a_withdrawal_on_another_branch_than_the_approval_stands(tree):
    start = tree.approved("a")
    tree.take("withdraw", "fang.ning", "a", start)
    tree.approved("b", start)

    assert tree.result().withdrawn is not None


def test_an_approval_that_has_seen_the_withdrawal_ends_it_for_all_branches(tree):
    start = tree.approved("a")
    withdraw = tree.take("withdraw", "fang.ning", "a", start)
    tree.approved("b", withdraw)
    tree.take("hold", "li.wei", None, withdraw)

    dossier = tree.result()

    assert dossier.withdrawn is None and dossier.held_by == "li.wei"


@pytest.mark.parametrize("order", [("go", "hold"), ("hold", "go")])
def test_a_go_is_kept_beside_a_hold(tree, order):
    start = tree.approved("a")
    for kind in order:
        tree.take(kind, "chen.yu", "a", start)

    assert tree.result().approvals[0].go == minutes(1000)


def test_a_go_for_the_public_text_is_kept_beside_a_new_submission(tree):
    start = tree.approved("a")
    tree.take("go", "chen.yu", "a", start)
    tree.take("submit", "li.wei", "b", start)

    assert tree.result().approvals[0].go == minutes(1000)


@pytest.mark.parametrize(
    ("people", "hand"),
    [
        (("li.wei", "chen.yu"), "chen.yu submitted or received it"),
        (("chen.yu", "li.wei"), "chen.yu had a hand in it on another branch"),
    ],
)
def test_whoever_received_the_text_on_one_branch_does_not_approve_it_after_both_joined(people, hand, tree):
    one, two = (tree.take("submit", who) for who in people)
    tree.take("approve", "chen.yu", "a", one, two)

    dossier, findings = tree.account()

    assert dossier.approvals == ()
    assert [f.got for f in findings] == [f"{hand}; each step is taken by somebody else"]
    assert tree.add(act("approve", "fang.ning", "a", one, two, at=9))
    assert [a.digest for a in tree.account()[0].approvals] == [digest("a")]


def test_the_text_in_force_is_the_newest_although_another_branch_knows_an_older_one_too(tree):
    tree.approved("b")
    tree.approved("b", tree.approved("a"))

    assert [a.digest for a in tree.result().approvals][-1] == digest("b")
