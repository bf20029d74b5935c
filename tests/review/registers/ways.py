"""The way of one entry: each step is judged as the ledger judges it, and follows on those that counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plugins.model.act import Act, Item
from plugins.model.register import RegisterEntry
from plugins.model.standing import Dossier
from plugins.review.known_registers import REGISTERS
from plugins.review.register_kind import Register, written_facts
from tests.review.office import ID, Book, digest, finished, minutes, policy

REFERENCE = "9tq4w2ha"


class Way:
    """Takes steps on one entry, a minute apart."""

    def __init__(self, name: str, opening: Mapping[str, str]) -> None:
        self.name = name
        self.register: Register = REGISTERS[name]
        self.opening = {"reference": REFERENCE, **opening}
        self.book = Book()

    @property
    def dossier(self) -> Dossier:
        """The account of the entry by now."""
        return self.book.account()[0]

    @property
    def entry(self) -> RegisterEntry:
        """The entry by now."""
        entry = self.dossier.entry
        assert entry
        return entry

    def take(self, step: str, who: str, **facts: str) -> str:
        """Take a step; return why it does not count, and forget it then, ``""`` when it counts."""
        given = {name.replace("_", "-"): value for name, value in facts.items()}
        role = next(iter(sorted(policy().people[who].roles(minutes(0)))))
        at = len(self.book.acts)
        made = finished(
            Act(
                id="",
                act="register",
                at=minutes(at),
                by=(who,),
                role=role,
                step=step,
                items=(Item(ID, None, self.dossier.heads),),
                note=digest("particulars"),
                extra=(("facts", written_facts(given if at else {**self.opening, **given})), ("register", self.name)),
            )
        )
        self.book.add(made)
        self.book.seen[made.id] = made.at
        findings = self.book.account()[1]
        if findings:
            self.book.acts.pop()
            return findings[-1].got
        return ""

    def goes(self, *steps: tuple[str, str] | tuple[str, str, Mapping[str, str]]) -> None:
        """Take steps that count, each as its name, who takes it and the facts."""
        for name, who, *facts in steps:
            assert self.take(name, who, **(facts[0] if facts else {})) == "", name

    @property
    def due(self) -> tuple[str, str]:
        """The step due and for whom it is, empty when there is none."""
        step = self.register.step_due(self.entry)
        return (step.name, step.holders(self.entry.facts)) if step else ("", "")

    @property
    def deadline(self) -> datetime | None:
        """The instant by which the step due is owed."""
        step = self.register.step_due(self.entry)
        return step.due(self.entry) if step else None
