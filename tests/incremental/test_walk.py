"""After every step of any walk, a build that goes on from the last one gives what a build from nothing gives."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.incremental.changes import POLICY, THEME, toggle, toggle_column
from tests.incremental.damage import DAMAGE, HARMLESS, Kept, below, disturb, spoil
from tests.incremental.edits import EDITS
from tests.incremental.world import make_world
from tests.incremental.written import DATES, EVERYTHING, fresh

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
WALKS, STEPS = (60, 50) if LONG else (3, 25)

NEW = ("e0fresh0", "e1fresh0", "e2fresh0", "e3fresh0", "e4fresh0", "e5fresh0")
KNOWN = st.sampled_from(sorted(EVERYTHING))
NUMBERS = st.integers(0, 11)
FATES = st.sampled_from(["approve", "approve", "approve", "release", "submit", "write"])
MINUTES = st.sampled_from([1, 60, 6 * 60, 24 * 60, 12 * 24 * 60, 45 * 24 * 60, 400 * 24 * 60])


class Walk(RuleBasedStateMachine):
    """One walk over a world of its own."""

    folder: Path
    steps = 0

    @initialize(in_one_process=st.booleans())
    def begin(self, in_one_process: bool) -> None:
        """Begin with everything approved and nothing released."""
        self.place = Path(tempfile.mkdtemp(dir=self.folder))
        self.world = make_world(self.place, in_one_process=in_one_process)
        root = self.world.root
        self.kept = Kept(root / "approved", root / "ledger", root / "public" / "approved")

    def teardown(self) -> None:
        """Leave nothing."""
        shutil.rmtree(self.place)

    @invariant()
    def same_as_from_nothing(self) -> None:
        """Build both ways."""
        Walk.steps += 1
        assert self.world.differences() == []

    def _send(self, written, fate) -> None:
        self.world.write(written)
        if fate != "write":
            self.world.act("submit", written.id)
        if fate in ("approve", "release"):
            self.world.act("approve", written.id)
        if fate == "release":
            self.world.release()

    @rule(id=KNOWN, how=st.sampled_from(sorted(EDITS)), number=NUMBERS, other=KNOWN, fate=FATES)
    def edit(self, id, how, number, other, fate):
        """Change a document, and take it on its way."""
        self._send(EDITS[how](self.world.written[id], number, other), fate)

    @rule(id=st.sampled_from(NEW), column=st.sampled_from(sorted(DATES)), number=NUMBERS, fate=FATES)
    def add(self, id, column, number, fate):
        """Write a new document, of this year or another."""
        day = ("2026-11-18", "2026-11-20", "2024-02-29", "2027-01-01")[number % 4]
        self._send(fresh(id, column, number, day), fate)

    @rule(id=KNOWN, kind=st.sampled_from(["hold", "lift", "withdraw", "withdraw", "go", "approve", "return"]))
    def act(self, id, kind):
        """Stop a document, or let it go on."""
        self.world.act(kind, id)

    @rule(how=st.sampled_from(["release", "release", "go back", "resume", "withdraw and release"]), id=KNOWN)
    def release(self, how, id):
        """Change what the public sees."""
        if how == "withdraw and release":
            self.world.act("withdraw", id)
        {"go back": self.world.go_back, "resume": self.world.resume}.get(how, self.world.release)()

    @rule(change=st.sampled_from(POLICY))
    def policy(self, change):
        """Change the policy."""
        toggle(self.world.root, change)

    @rule()
    def column(self):
        """Add a column, or take it away."""
        toggle_column(self.world.root)

    @rule(change=st.sampled_from(THEME))
    def theme(self, change):
        """Change a template, a style or a translation."""
        toggle(self.world.theme, change)

    @rule(minutes=MINUTES)
    def clock(self, minutes):
        """Let time pass."""
        self.world.site.tick(minutes=minutes)

    @rule(seconds=st.sampled_from([-1, 0]))
    def clock_to_next_change(self, seconds):
        """Let time pass until just before, or just, something changes."""
        following = self.world.build().next
        if following is not None and following - timedelta(seconds=1) > self.world.site.instant:
            self.world.site.at = (following + timedelta(seconds=seconds)).isoformat()

    @rule(days=st.sampled_from([-400, -30, -1, 1, 30]))
    def look_at_another_time(self, days):
        """Build for another instant with the same cache and output."""
        assert self.world.differences(days=days) == []

    @rule(number=st.integers(0, 1000), how=st.sampled_from(sorted({**DAMAGE, **HARMLESS})))
    def damage(self, number, how):
        """Let something happen to approved bytes, acts, seals or kept copies."""
        root = self.world.root
        self.kept.keep()
        places = below(root / "approved", root / "ledger", root / "public" / "approved")
        if places:
            {**DAMAGE, **HARMLESS}[how](places[number % len(places)])

    @rule()
    def mend(self):
        """Put back what was damaged."""
        self.kept.mend()

    @rule(how=st.integers(0, 1000))
    def output(self, how):
        """Let something happen to the output."""
        disturb(self.world.root / "output", how)

    @rule(how=st.integers(0, 1000))
    def cache(self, how):
        """Let something happen to the cache."""
        spoil(self.world.root / ".cache", how)

    @rule()
    def nothing(self):
        """Build twice; the second time nothing is written."""
        self.world.build()
        assert self.world.build().touched == 0


@pytest.mark.usefixtures("short_lists_and_swift_templates")
def test_every_step_gives_the_bytes_of_a_build_from_nothing(tmp_path):
    Walk.folder = tmp_path
    Walk.steps = 0
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"{Walk.steps} steps, each the same as from nothing")
