"""What the program knows of a register; each file in ``registers/`` holds one `Register` named ``REGISTER``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.model.ids import ID
from plugins.model.person import Person
from plugins.model.register import REFERENCE, Facts, RegisterEntry, StepTaken
from plugins.model.step import Step
from plugins.model.subject import Subject

HandsOf = Callable[[StepTaken], frozenset[str]]
"""Returns the keys of everybody whose hand a step was."""

SEPARATOR = "; "
"""Between facts, as an act holds them: ``form: in-person; media: domestic``."""


def always(facts: Facts) -> bool:
    """Hold for every entry."""
    return True


def never_barred(facts: Facts) -> str:
    """Bar nothing."""
    return ""


def without_clock(entry: RegisterEntry) -> datetime | None:
    """Set no deadline."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that a step must know.

    Attributes:
        name: of the option, and of the fact.
        asks: the question, as people are asked it.
        passes: what passes, in a few words.
        parse: returns the one form in which an answer is kept; its `ValueError` says what would pass.
        decides: whether the answer decides who may do what, and so stands in the act; it says
            nothing about a stranger then. Other answers lie in the note, where they can be removed.
        when: whether it is asked, by the facts known so far.
    """

    name: str
    asks: str
    passes: str
    parse: Callable[[str], str]
    decides: bool = False
    when: Callable[[Facts], bool] = always


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterStep:
    """One step that is taken on an entry.

    Attributes:
        name: one word, or several joined by hyphens.
        does: what whoever takes it says by it, as a clause: ``verifies who the reporter is``.
        takers: for whom it is, by the facts; whoever fits one of these may take it.
        asks: what must be known.
        when: whether an entry needs it, by the facts.
        bars: says why it cannot be taken with these facts, ``""`` when it can.
        apart: steps that somebody else must have taken.
        side: whether it stands beside the order: it can be taken at any time until the entry is closed.
        ends: whether it closes the entry.
        due: the instant by which it is owed, None without a deadline.
    """

    name: str
    does: str
    takers: Callable[[Facts], Sequence[Step]]
    asks: tuple[Question, ...] = ()
    when: Callable[[Facts], bool] = always
    bars: Callable[[Facts], str] = never_barred
    apart: tuple[str, ...] = ()
    side: bool = False
    ends: bool = False
    due: Callable[[RegisterEntry], datetime | None] = without_clock

    def holders(self, facts: Facts) -> str:
        """Return in words for whom it is, such as ``liaison of disease-control or information-office``."""
        subject = Subject(department=facts.get("department"), leader=facts.get("leader"))
        return " or ".join(step.holder(subject) for step in self.takers(facts))

    def is_for(self, person: Person, facts: Facts, at: datetime) -> bool:
        """Tell whether somebody may take it."""
        return any(step.is_for(person, subject_of_facts(facts), at) for step in self.takers(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register.

    Attributes:
        clause: of the regulation, such as ``I.4, I.5``; see `clauses_of`.
        title: what it lists, such as ``applications for interviews``.
        about: returns one line about an entry, from its facts and particulars.
        steps: in their order; the first opens an entry.
    """

    clause: str
    title: str
    about: Callable[[Facts], str]
    steps: tuple[RegisterStep, ...]

    def step(self, name: str) -> RegisterStep | None:
        """Return a step by its name, None when there is none."""
        return next((step for step in self.steps if step.name == name), None)

    def closed_by(self, entry: RegisterEntry) -> str:
        """Return the step that closed an entry, ``""`` while it is open."""
        ending = {step.name for step in self.steps if step.ends}
        return next((one.step for one in entry.taken if one.step in ending), "")

    def step_due(self, entry: RegisterEntry) -> RegisterStep | None:
        """Return the step that comes next, None when the entry is closed or nothing is missing."""
        facts = entry.facts
        missing = (s for s in self.steps if not s.side and not entry.step(s.name) and s.when(facts))
        return None if self.closed_by(entry) else next(missing, None)

    def fault(
        self, entry: RegisterEntry | None, step: RegisterStep, facts: Facts, hands: frozenset[str], hands_of: HandsOf
    ) -> str:
        """Say why a step cannot be taken now, ``""`` when it can; whether it is for the signer is asked elsewhere.

        Args:
            entry: before the step, None when it opens one.
            step: one of this register.
            facts: with those that the step gives.
            hands: who takes it, and those for whom they stand in.
            hands_of: returns the same of a step that was taken.
        """
        if entry is None:
            opens = self.steps[0]
            return step.bars(facts) if step is opens else f"an entry begins with {opens.name}, not {step.name}"
        if closing := self.closed_by(entry):
            return f"the entry is closed by {closing}"
        due = self.step_due(entry)
        if not step.side and step is not due:
            return f"the step due is {due.name if due else 'none'}, not {step.name}"
        for earlier in entry.taken:
            if earlier.step in step.apart and (met := hands & hands_of(earlier)):
                who = earlier.by if earlier.by in met else f"{min(met)}, for whom somebody stands in,"
                return f"{who} took the step {earlier.step}; somebody else takes {step.name}"
        return step.bars(facts)


def subject_of_facts(facts: Facts) -> Subject:
    """Return what of an entry decides who may take a step: its department and its leader."""
    return Subject(department=facts.get("department", ""), leader=facts.get("leader", ""))


def questions_of(step: RegisterStep, facts: Facts) -> tuple[Question, ...]:
    """Return the questions that a step asks by the facts known so far."""
    return tuple(question for question in step.asks if question.when(facts))


def fault_of_facts(step: RegisterStep, given: Facts, known: Facts) -> str:
    """Say what is wrong with the facts that an act gives, ``""`` when they are those that its step asks for.

    ``known`` are the facts before it; `REFERENCE` is given by the step that opens an entry alone.
    """
    every = {**known, **given}
    asked = {q.name: q for q in questions_of(step, every) if q.decides}
    opens = REFERENCE not in known
    for name in given:
        if name not in asked and not (name == REFERENCE and opens):
            return f"{step.name} does not ask for {name}"
    if opens and not ID.fullmatch(given.get(REFERENCE, "")):
        return f"{step.name} gives the entry no {REFERENCE} of 8 characters, such as 9tq4w2ha"
    for name, question in asked.items():
        if name not in given:
            return f"{step.name} needs {name}: {question.passes}"
        if not _is_kept_form(question, given[name]):
            return f"{name} is {given[name]!r}; it is {question.passes}"
    return ""


def _is_kept_form(question: Question, value: str) -> bool:
    try:
        return question.parse(value) == value
    except ValueError:
        return False


def written_facts(facts: Facts) -> str:
    """Write facts as an act holds them."""
    return SEPARATOR.join(f"{name}: {value}" for name, value in facts.items())


def read_facts(text: str) -> dict[str, str]:
    """Read the facts of an act.

    Raises:
        ValueError: they are not as `written_facts` writes them.
    """
    facts = dict(part.partition(": ")[::2] for part in text.split(SEPARATOR)) if text else {}
    if written_facts(facts) != text:
        raise ValueError(f"facts are {text!r}; they are written as name: value, with {SEPARATOR!r} between them")
    return facts
