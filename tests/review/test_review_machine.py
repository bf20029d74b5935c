"""Any acts, by anybody, on branches that part and join: what must hold whatever they do."""

from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, MultipleResults, RuleBasedStateMachine, initialize, invariant, multiple, rule

from plugins.model.act import Act
from plugins.model.clock import Clock
from plugins.model.standing import Dossier
from plugins.plan.opening import standings
from tests.plan.make import revision
from tests.review.office import ID, OFFICE, Book, act, digest, minutes, policy

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
PEOPLE = ("li.wei", "he.lin", "sun.hao", "chen.yu", "fang.ning", "zhao.min", "site-machine", "wu.di")
TEXTS = ("a", "b")
LIKELY = {
    "submit": ("li.wei", "he.lin", "chen.yu"),
    "approve": ("chen.yu", "fang.ning", "zhao.min"),
    "return": ("chen.yu", "fang.ning"),
    "hold": ("li.wei", "sun.hao", "chen.yu"),
    "lift": ("chen.yu", "fang.ning", "zhao.min"),
    "go": ("chen.yu", "zhao.min"),
    "withdraw": ("chen.yu", "fang.ning"),
}
APART = [("approve", "return"), ("approve", "submit"), ("go", "hold"), ("approve", "withdraw"), ("lift", "hold")]
REVISIONS = {(ID, digest(text)): revision(ID, text, publish="on-approval") for text in TEXTS}


class Review(RuleBasedStateMachine):
    """Two people with a clone each, and what everybody knows once both are joined."""

    branches = Bundle("branches")

    def __init__(self) -> None:
        super().__init__()
        self.book = Book()
        self.counted: dict[str, frozenset[str]] = {}

    @initialize(target=branches)
    def first(self) -> tuple[str, ...]:
        return ()

    def take(self, known: tuple[str, ...], kind: str, who: str, text: str | None) -> tuple[str, ...]:
        """Enter an act that names the heads among what somebody knows; return what they know then."""
        acts = [a for a in self.book.acts if a.id in known]
        heads = Book(acts).account()[0].heads
        by = (who, "zhao.min" if who != "zhao.min" else "chen.yu") if kind == "adopt" else (who,)
        made = act(
            kind,
            by,
            text,
            *heads,
            at=len(self.book.acts),
            role=OFFICE if kind == "adopt" else "",
            cites="https://news.example/a.html" if kind == "go" else "",
        )
        return tuple(sorted({*known, self.book.add(made)}))

    def likely(self, known: tuple[str, ...], kind: str, draw: st.DataObject) -> tuple[str, ...]:
        """Let somebody do what they may, on the text that is due."""
        dossier = Book([a for a in self.book.acts if a.id in known]).account()[0]
        due = [dossier.pending] if dossier.pending else [a.digest for a in dossier.approvals]
        texts = [t for t in TEXTS if digest(t) in due] if kind != "submit" else []
        who = draw.draw(st.sampled_from(LIKELY[kind]))
        return self.take(known, kind, who, draw.draw(st.sampled_from(texts or TEXTS)))

    @rule(target=branches, known=branches, kind=st.sampled_from(sorted(LIKELY)), draw=st.data())
    def go_on(self, known: tuple[str, ...], kind: str, draw: st.DataObject) -> tuple[str, ...]:
        """Go on where a clone stands."""
        return self.likely(known, kind, draw)

    @rule(target=branches, known=branches, kinds=st.sampled_from(APART), draw=st.data())
    def part(
        self, known: tuple[str, ...], kinds: tuple[str, str], draw: st.DataObject
    ) -> MultipleResults[tuple[str, ...]]:
        """Let two people act on what both know without knowing of each other, and a third one fetch both."""
        before = self.likely(known, "submit", draw)
        one, two = (self.likely(before, kind, draw) for kind in kinds)
        return multiple(one, two, tuple(sorted({*one, *two})))

    @rule(
        target=branches,
        known=branches,
        kind=st.sampled_from([*LIKELY, "adopt"]),
        who=st.sampled_from(PEOPLE),
        text=st.sampled_from([*TEXTS, None]),
    )
    def anything(self, known: tuple[str, ...], kind: str, who: str, text: str | None) -> tuple[str, ...]:
        """Let anybody do anything."""
        return self.take(known, kind, who, text)

    @rule(target=branches, one=branches, two=branches)
    def join(self, one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
        """Let one clone fetch what the other knows."""
        return tuple(sorted({*one, *two}))

    @rule(data=st.data(), who=st.sampled_from(LIKELY["hold"]))
    def one_more_hold(self, data: st.DataObject, who: str) -> None:
        """Adding a hold, wherever it is put in, makes nothing more public."""
        before = public(self.book.account()[0])
        dossier = self.book.account()[0]
        heads = data.draw(st.sampled_from([dossier.heads, (), *[(a.id,) for a in self.book.acts]]))
        held = Book([*self.book.acts, act("hold", who, None, *heads, at=len(self.book.acts))])

        assert public(held.account()[0]) in ("", before)

    @invariant()
    def nothing_is_approved_by_those_who_submitted_it_or_by_one_alone(self) -> None:
        dossier, findings = self.book.account()
        refused = {f.path for f in findings}
        for approval in dossier.approvals:
            people = [who for taken in approval.acts for who in taken.by]
            assert len(people) == len(set(people)) >= 2
            assert not refused & {taken.path for taken in approval.acts}
            if approval.adopted:
                assert "zhao.min" in people
            else:
                submitted, *steps = approval.acts
                assert (submitted.act, [s.act for s in steps]) == ("submit", ["approve"])
                assert {submitted.items[0].digest, steps[0].items[0].digest} == {approval.digest}
                assert steps[0].by[0] in LIKELY["approve"]

    @invariant()
    def nobody_without_a_role_has_a_say(self) -> None:
        assert not {"site-machine", "wu.di"} & {who for a in self.book.account()[0].acts for who in a.by}

    @invariant()
    def the_order_of_files_does_not_matter(self) -> None:
        backwards = Book(self.book.acts[::-1]).account()
        forwards = self.book.account()

        assert backwards[0] == forwards[0]
        assert sorted(backwards[1]) == sorted(forwards[1])

    @invariant()
    def what_is_public_was_approved_is_not_held_and_not_in_dispute(self) -> None:
        dossier = self.book.account()[0]
        shown = public(dossier)
        if shown:
            assert shown in [a.digest for a in dossier.approvals]
            assert not (dossier.held or dossier.withdrawn or dossier.conflict)

    @invariant()
    def heads_are_acts_that_nobody_follows_on(self) -> None:
        dossier = self.book.account()[0]
        named = {head for a in dossier.acts for head in a.items[0].heads}
        assert set(dossier.heads) <= {a.id for a in dossier.acts} - named

    @invariant()
    def a_return_that_nobody_overruled_keeps_its_text_back(self) -> None:
        """A returned text is public only if an approval that knows of the return let it through."""
        dossier = self.book.account()[0]
        shown = public(dossier)
        for taken in dossier.acts:
            if taken.act == "return" and taken.items[0].digest == shown:
                approvals = [a for a in dossier.acts if a.act == "approve" and a.items[0].digest == shown]
                assert any(taken.id in self._behind(a) or a.id in self._behind(taken) for a in approvals)

    def _behind(self, made: Act) -> frozenset[str]:
        """Return all acts that an act follows on."""
        acts = {a.id: a for a in self.book.acts}
        found: set[str] = set()
        follow = list(made.items[0].heads)
        while follow:
            head = follow.pop()
            if head not in found:
                found.add(head)
                follow.extend(acts[head].items[0].heads)
        return frozenset(found)


def public(dossier: Dossier) -> str:
    """Return the digest of what would be public of a document that no release has shown yet."""
    files = {ID: replace(dossier, released=())}
    return standings(files, REVISIONS, {}, policy(), Clock(minutes(1000)))[ID].public


TestReview = Review.TestCase
TestReview.settings = settings(max_examples=2_000 if LONG else 40, stateful_step_count=20, deadline=None)
