"""A conference is announced, moved, put off, held back, held: what goes with it waits, its calendar is valid."""

from __future__ import annotations

import functools
import os
from datetime import datetime

import icalendar
import vobject
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from plugins.model.clock import MINISTRY_ZONE, Clock
from plugins.model.kind import Kind
from plugins.model.plan import Catalogue
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.model.subject import Subject
from plugins.model.value import parse_minute
from plugins.plan.entries import plan
from plugins.plan.schedule import schedule
from plugins.render.calendar import calendar_feed_view, write_calendar
from plugins.render.make_context import make_context
from plugins.render.theme import Theme
from tests.plan.make import revision
from tests.render.make import THEME
from tests.review.office import ID, OFFICE, OTHER, Book, act, minutes, policy

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
RUNS = 1_000 if LONG else 15
CONFERENCES, RELEASES = "press-conferences", "press-releases"
COLUMNS = {ID: CONFERENCES, OTHER: RELEASES}
CHAINS = {ID: (("guo.tao", "liaison"), ("chen.yu", OFFICE)), OTHER: (("chen.yu", OFFICE),)}
SUBJECT = {id: Subject(column, department="disease-control") for id, column in COLUMNS.items()}
DOCUMENTS = st.sampled_from([ID, OTHER])


@functools.cache
def theme() -> Theme:
    return Theme(THEME, policy().site.languages, {})


def typed(instant: datetime) -> str:
    """Write an instant as it is typed."""
    return instant.astimezone(MINISTRY_ZONE).strftime("%Y-%m-%d %H:%M")


class Conference(RuleBasedStateMachine):
    """A conference and a press release that goes with it, with the acts of those who may take them, and releases."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.book = Book()
        self.texts: dict[str, dict[str, Revision]] = {ID: {}, OTHER: {}}
        self.released: dict[str, list[tuple[str, datetime]]] = {ID: [], OTHER: []}
        self.begins = ""
        self.told: tuple[int, str] = (0, "")

    # What people do

    def take(self, kind: str, who: str, id: str, text: str = "", **said: str) -> None:
        """Enter an act after those that are there, a minute later."""
        self.now += 1
        heads = self.account(id).heads
        self.book.add(act(kind, who, text or None, *heads, at=self.now, id=id, **said))

    def let_through(self, id: str, **fields: str) -> None:
        """Have a text written, submitted, and approved by everybody its chain asks for."""
        text = f"{id}{len(self.texts[id])}"
        self.texts[id][text] = revision(id, text, column=COLUMNS[id], **fields)
        self.take("submit", "li.wei", id, text)
        for who, step in CHAINS[id]:
            self.take("approve", who, id, text, role=step, step=step)
        assert self.account(id).approved == self.texts[id][text].digest

    @rule(hours=st.integers(1, 6), publish=st.sampled_from(["on-approval", "on-approval", "on-go"]))
    def announce(self, hours: int, publish: str) -> None:
        """Announce it, or correct the announcement, or fix a new time."""
        self.begins = typed(minutes(self.now + 60 * hours))
        self.let_through(ID, standing="planned", begins=self.begins, publish=publish)

    @precondition(lambda self: self.begins)
    @rule(standing=st.sampled_from(["postponed", "cancelled"]))
    def call_off(self, standing: str) -> None:
        self.let_through(ID, standing=standing, begins="", announced_for=self.begins)

    @precondition(lambda self: self.begins and self.begins <= typed(minutes(self.now)))
    @rule()
    def transcribe(self) -> None:
        self.let_through(ID, standing="held", begins=self.begins)

    @rule()
    def write_material(self) -> None:
        self.let_through(OTHER, publish=f"with {ID}")

    @rule(id=DOCUMENTS)
    def hold(self, id: str) -> None:
        if self.book.acts and self.account(id).acts:
            self.take("hold", "fang.ning", id, role=OFFICE)

    @rule(id=DOCUMENTS)
    def lift(self, id: str) -> None:
        if self.account(id).held:
            self.take("lift", "zhao.min", id, role="information-office-head")

    @rule()
    def go(self) -> None:
        approved = self.account(ID).approved
        text = next((name for name, one in self.texts[ID].items() if one.digest == approved), "")
        if text:
            self.take("go", "zhao.min", ID, text, role="information-office-head", cites="https://news.example/1")

    @rule(count=st.integers(1, 300))
    def wait(self, count: int) -> None:
        self.now += count

    @rule()
    def release(self) -> None:
        self.now += 1
        public = self.catalogue().publications
        for id in COLUMNS:
            digest = public[id].revision.digest if id in public else ""
            if digest and (not self.released[id] or self.released[id][-1][0] != digest):
                self.released[id].append((digest, minutes(self.now)))
        if ID in public:
            (event,) = icalendar.Calendar.from_ical(self.calendar()).walk("VEVENT")
            self.told = event["SEQUENCE"], public[ID].revision.digest

    # What is known

    def account(self, id: str) -> Dossier:
        """Return what the acts and the releases come to, judged as a build judges them."""
        texts = dict.fromkeys(self.texts[id], SUBJECT[id])
        found, _ = self.book.account(at=self.now, id=id, column=COLUMNS[id], texts=texts)
        for digest, at in self.released[id]:
            found = found.with_release(digest, at)
        return found

    def catalogue(self) -> Catalogue:
        """Return what is public now."""
        revisions = {(one.id, one.digest): one for some in self.texts.values() for one in some.values()}
        dossiers = {id: self.account(id) for id in COLUMNS}
        return schedule(dossiers, revisions, {}, policy(), Clock(minutes(self.now)))[0]

    def calendar(self) -> bytes:
        """Return the calendar of the conferences as a build of now writes it."""
        catalogue = self.catalogue()
        planned = plan(catalogue, [], None)
        entry = next(one for one in planned.entries if one.kind is Kind.CALENDAR_FEED)
        context = make_context(catalogue, planned, theme(), None, None, None, None)
        return write_calendar(calendar_feed_view(context, entry), {})

    # What must hold

    @invariant()
    def material_goes_out_with_its_conference_and_when_that_begins(self) -> None:
        public = self.catalogue().publications
        shown, own, other = bool(self.released[OTHER]), self.account(OTHER), self.account(ID)
        conference = public.get(ID)
        begins = conference.revision.string("begins") if conference else ""
        has_begun = bool(begins) and parse_minute(begins) <= minutes(self.now)
        may = has_begun and not other.held
        if OTHER in public and not shown:
            assert may and not own.held
        if may and own.approved and not own.held:
            assert OTHER in public
        if shown:
            assert OTHER in public

    @invariant()
    def a_conference_that_waits_for_a_signal_is_not_public_without_one(self) -> None:
        conference = self.catalogue().publications.get(ID)
        if conference and conference.revision.publish and conference.revision.publish.kind == "on-go":
            assert any(one.act == "go" and one.items[0].digest == conference.revision.digest for one in self.book.acts)

    @invariant()
    def two_programs_read_the_calendar_and_find_the_public_state(self) -> None:
        data = self.calendar()
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        others = vobject.readOne(data.decode()).contents.get("vevent", [])
        conference = self.catalogue().publications.get(ID)
        assert len(events) == len(others) == (conference is not None)
        if conference is None:
            return
        (event,), (other,) = events, others
        text = conference.revision
        takes_place = text.string("standing") in ("planned", "held")
        said = text.string("begins") or text.string("announced_for")
        assert event["STATUS"] == other.status.value == ("CONFIRMED" if takes_place else "CANCELLED")
        assert event.decoded("DTSTART") == other.dtstart.value == parse_minute(said)
        assert event.decoded("DTSTAMP") <= minutes(self.now)
        before, digest = self.told  # by a release: what a build alone shows may still be held back
        assert event["SEQUENCE"] >= before + (digest not in ("", text.digest))


TestConference = Conference.TestCase
TestConference.settings = settings(max_examples=RUNS, stateful_step_count=20, deadline=None)
