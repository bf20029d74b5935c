"""Whatever is done to a root, in whatever order, and wherever a run is killed: what holds always."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from plugins.model.error import RefusedError
from plugins.release.current import current
from plugins.release.layout import Layout
from plugins.release.pin import is_pinned
from plugins.release.prune import prune, purge
from plugins.release.rollback import resume, rollback
from plugins.release.switch import switch
from tests.release.accident import LONG, at_call, die, end_of, in_child
from tests.release.keeping import KEEP
from tests.release.press import LAW, MAIL, NEWS, Press, bytes_of, faults

IDS = st.sampled_from([LAW, NEWS, MAIL])
SECRET = "text of {} number {}"


class Row(RuleBasedStateMachine):
    """A root on which editors, operators and accidents take turns."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.press = Press(self.folder, texts={})
        self.turn = 0
        self.shown: dict[int, dict[str, str]] = {}
        self.numbers: dict[int, str] = {}

    def teardown(self) -> None:
        """Remove the root."""
        shutil.rmtree(self.folder)

    @property
    def root(self) -> Path:
        """The root."""
        return self.press.root

    @rule(id=IDS)
    def edit(self, id: str) -> None:
        """A document gets a text it never had."""
        self.turn += 1
        self.press.withdrawn.discard(id)
        self.press.texts[id] = SECRET.format(id, self.turn)

    @rule(id=IDS)
    def withdraw(self, id: str) -> None:
        """A document is withdrawn."""
        if self.press.texts.pop(id, None) is not None:
            self.press.withdrawn.add(id)

    @rule(style=st.integers(0, 3))
    def restyle(self, style: int) -> None:
        """The pages look different."""
        self.press.style = f"body{{margin:{style}px}}"

    @rule()
    def release(self) -> None:
        """A release is made, unless a rollback is in force."""
        self.press.at += timedelta(minutes=1)
        if is_pinned(self.root):
            with pytest.raises(RefusedError):
                self.press.prepare(keep=KEEP)
            return
        prepared = self.press.prepare(keep=KEEP)
        switch(self.root, prepared)
        assert current(self.root).documents == self.press.documents

    @rule()
    @precondition(lambda self: not is_pinned(self.root))
    def abandon(self) -> None:
        """A release is prepared and not switched to."""
        self.press.prepare(keep=KEEP)

    @rule(call=st.integers(1, 400))
    @precondition(lambda self: not is_pinned(self.root))
    def killed(self, call: int) -> None:
        """The process dies somewhere in a release."""
        self.press.at += timedelta(minutes=1)

        def work() -> None:
            with at_call(call, die):
                switch(self.root, self.press.prepare(keep=KEEP))

        before = current(self.root)
        end_of(in_child(work))
        now = current(self.root)
        old = before.digest if before else None
        assert (now.digest if now else None) == old or now.documents == self.press.documents

    @rule(back=st.integers(1, 3))
    @precondition(lambda self: current(self.root))
    def roll_back(self, back: int) -> None:
        """Somebody goes back; it comes to pass only between releases of the same documents."""
        now = current(self.root)
        target = now.number - back
        same = self.shown.get(target) == dict(now.documents) and target in Layout(self.root).numbers()
        if same:
            rollback(self.root, target, acts_since=lambda _: False, at=self.press.at, by="zhao.min")
            assert current(self.root).number == target
        elif target in self.shown or target < 1:
            with pytest.raises(RefusedError):
                rollback(self.root, target, acts_since=lambda _: False, at=self.press.at, by="zhao.min")

    @rule()
    @precondition(lambda self: is_pinned(self.root))
    def resume(self) -> None:
        """The rollback ends."""
        resume(self.root)

    @rule(keep=st.integers(1, 4))
    def prune(self, keep: int) -> None:
        """Old releases go."""
        prune(self.root, keep=keep)

    @rule()
    @precondition(lambda self: current(self.root) and not is_pinned(self.root))
    def purge(self) -> None:
        """What is not public any more leaves the host."""
        now = current(self.root).documents
        gone = {id for documents in self.shown.values() for id in documents} - now.keys()
        purge(self.root, gone)
        held = set(bytes_of(self.root / "public").values())
        for id in gone:
            assert not any(content.startswith(f"text of {id} ".encode()) for content in held)

    @invariant()
    def the_public_sees_one_whole_release(self) -> None:
        """Its digests, signature and acts are good, and its number stands for one release for ever."""
        now = current(self.root)
        if now is None:
            assert not self.shown
            return
        assert faults(self.root / "public/current") == ()
        assert self.numbers.setdefault(now.number, now.digest) == now.digest
        self.shown[now.number] = dict(now.documents)
        assert is_pinned(self.root) or now.number == max(self.shown) or (self.root / "public/resumed").exists()

    @invariant()
    def nothing_unfinished_is_left_but_after_a_kill(self) -> None:
        """Whole releases alone stand under ``releases``."""
        for number in Layout(self.root).numbers():
            assert faults(Layout(self.root).release(number)) == ()


TestRow = Row.TestCase
TestRow.settings = settings(max_examples=300 if LONG else 12, stateful_step_count=25, deadline=None)
