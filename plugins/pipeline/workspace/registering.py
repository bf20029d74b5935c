"""Steps on entries of registers: what the next one must know, and taking it; the entries as people ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plugins.desk.registers import EntryAccount
from plugins.model.act import Act, Item
from plugins.model.error import UsageError
from plugins.model.ids import new_id
from plugins.model.known_people import unknown_person
from plugins.model.register import REFERENCE, Facts, RegisterEntry
from plugins.pipeline.workspace.workspace import Workspace
from plugins.review.acts.register import FACTS, KIND, REGISTER
from plugins.review.entitlement import role_of
from plugins.review.known_registers import REGISTERS
from plugins.review.ledger import note_text
from plugins.review.particulars import read_particulars, written_particulars
from plugins.review.proposal import Proposal
from plugins.review.register_kind import Question, Register, RegisterStep, written_facts

Ask = Callable[[Question, str], str]
"""Asks somebody a question, with what was wrong with the last answer, ``""`` at first; ``""`` for no answer."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that somebody is about to take.

    Attributes:
        name: of the register.
        register: itself.
        id: of the entry in the ledger.
        entry: as it is now, None when the step opens it.
        step: itself.
    """

    name: str
    register: Register
    id: str
    entry: RegisterEntry | None
    step: RegisterStep

    @property
    def known(self) -> Facts:
        """The facts before it."""
        return self.entry.facts if self.entry else {}


def register_of(name: str) -> Register:
    """Return a register by its name.

    Raises:
        UsageError: there is none.
    """
    if name not in REGISTERS:
        known = "\n".join(f"  {key:<12}{one.title} ({one.clause})" for key, one in REGISTERS.items())
        raise UsageError(f"There is no register {name or 'without a name'}; there are\n{known}")
    return REGISTERS[name]


def next_step(workspace: Workspace, name: str, reference: str = "", step: str = "") -> NextStep:
    """Return the step that is meant: the one that opens an entry, a named one, or the step due.

    Raises:
        UsageError: there is no such register, entry or step, or nothing is due.
    """
    register = register_of(name)
    entries = workspace.evaluation.entries
    if not reference:
        return NextStep(name, register, new_id(workspace.dossiers), None, register.steps[0])
    id, entry = entries.get(reference, ("", None))
    if entry is None or entry.register != name:
        where = f"; it stands in the register {entry.register}" if entry else ""
        raise UsageError(
            f"The register {name} has no entry {reference}{where}. python3 inv registers {name} lists them."
        )
    due = register.step_due(entry)
    chosen = register.step(step) if step else due
    if chosen is None:
        steps = ", ".join(one.name for one in register.steps[1:])
        if step:
            raise UsageError(f"The register {name} has no step {step}; there are {steps}.")
        raise UsageError(f"Nothing is due on {name} {reference}; the steps are {steps}.")
    return NextStep(name, register, id, entry, chosen)


def answered(meant: NextStep, given: Mapping[str, str], ask: Ask | None) -> tuple[dict[str, str], dict[str, str]]:
    """Return facts and particulars of a step from what was given; what is missing or wrong is asked for.

    Args:
        meant: the step.
        given: answers by the name of the question.
        ask: asks on a terminal; None where nobody can be asked.

    Raises:
        UsageError: answers are missing or wrong and nobody can be asked, or the step does not ask for them; all
            of them are named.
    """
    facts: dict[str, str] = {}
    particulars: dict[str, str] = {}
    faults = []
    asked = set()
    for question in meant.step.asks:
        if not question.when({**meant.known, **facts}):
            continue
        asked.add(question.name)
        answer, fault = _parsed(question, given.get(question.name, ""))
        while ask and not answer:
            answer, fault = _parsed(question, ask(question, fault))
        if not answer:
            faults.append(f"  --{question.name}  {fault or question.asks} ({question.passes})")
        else:
            (facts if question.decides else particulars)[question.name] = answer
    faults += [f"  --{name}  is not asked for here" for name in given if name not in asked]
    if faults:
        opened = f" {meant.entry.reference}" if meant.entry else ""
        raise UsageError("\n".join([f"{meant.name}{opened} {meant.step.name} needs", *faults]))
    return facts, particulars


def _parsed(question: Question, raw: str) -> tuple[str, str]:
    """Return the answer in the form in which it is kept, and what is wrong with it."""
    if not raw.strip():
        return "", ""
    try:
        return question.parse(raw), ""
    except ValueError as error:
        return "", f"got {raw.strip()!r}, expected {error}"


def take_step(
    workspace: Workspace, meant: NextStep, who: str, facts: Facts, particulars: Mapping[str, str], reference: str = ""
) -> tuple[Act, str]:
    """Sign a step; return the act and the reference of the entry, ``reference`` or a new one if the step opens it.

    Raises:
        RefusedError: the act would not count; the message says why.
        UsageError: the person is not known or has no key here.
    """
    person = workspace.policy.people.get(who)
    if person is None:
        raise UsageError(unknown_person(who, workspace.policy.people))
    own = dict(facts)
    if meant.entry is None:
        own = {REFERENCE: reference or new_id({*workspace.evaluation.entries, *workspace.dossiers}), **own}
    steps = meant.step.takers({**meant.known, **own})
    fitting = [step.role for step in steps if meant.step.is_for(person, {**meant.known, **own}, workspace.at)]
    heads = workspace.dossier(meant.id).heads if meant.entry else ()
    act = workspace.sign(
        Proposal(
            act=KIND,
            by=(who,),
            role=role_of(person, fitting, workspace.at),
            items=(Item(meant.id, None, heads),),
            step=meant.step.name,
            note=written_particulars(particulars),
            extra=((FACTS.name, written_facts(own)), (REGISTER.name, meant.name)),
        )
    )
    return act, own.get(REFERENCE, "") or meant.known[REFERENCE]


def accounts(workspace: Workspace, register: str = "") -> Iterator[EntryAccount]:
    """Yield the entries of one register, or of all, with what their registers say of them."""
    for _, entry in workspace.evaluation.entries.values():
        if register in ("", entry.register):
            yield account_of(workspace, entry)


def account_of(workspace: Workspace, entry: RegisterEntry) -> EntryAccount:
    """Return an entry with what its register says of it."""
    register = REGISTERS[entry.register]
    notes = {one.act: note_text(workspace.root, one.note) for one in entry.taken}
    particulars = {act: read_particulars(note) for act, note in notes.items() if note is not None}
    said = {name: value for known in particulars.values() for name, value in known.items()}
    due, facts = register.step_due(entry), entry.facts
    return EntryAccount(
        entry=entry,
        about=register.about({**said, **facts}),
        closed=register.closed_by(entry),
        step=due.name if due else "",
        holder=due.holders(facts) if due else "",
        due=due.due(entry) if due else None,
        does={step.name: step.does for step in register.steps},
        particulars=particulars,
    )
