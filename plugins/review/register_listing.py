"""The list of registers for the documentation, made from the registers themselves."""

from __future__ import annotations

from plugins.review.known_registers import REGISTERS
from plugins.review.register_kind import Register, RegisterStep

HEAD = """# Registers

Made by `inv reference` from the registers themselves; a test compares the two.

Each step is an act in the ledger ([ledger](../formats/ledger.md#registers)) and needs what is listed with it.
Steps are taken in their order, as far as an entry needs them; those marked * can be taken at any time.
What decides about an entry stands in its act; names and words stand in a note, which can be removed.
"""


def registers_as_markdown() -> str:
    """Return the page of all registers, by name."""
    return HEAD + "".join(_section(name, register) for name, register in REGISTERS.items())


def _section(name: str, register: Register) -> str:
    steps = "".join(_step(step) for step in register.steps)
    return f"\n## {name}\n\n{register.title.capitalize()} (regulation {register.clause}).\n\n{steps}"


def _step(step: RegisterStep) -> str:
    marks = "*" if step.side else ""
    apart = f"; somebody else than who took {', '.join(step.apart)}" if step.apart else ""
    ends = "; closes the entry" if step.ends else ""
    lines = [f"### {step.name}{marks}\n", f"{step.holders({})}: {step.does}{apart}{ends}.\n"]
    if step.asks:
        lines += ["| option | question | passes | stands in |", "| --- | --- | --- | --- |"]
        rows = ((f"`--{q.name}`", q.asks, q.passes, "the act" if q.decides else "the note") for q in step.asks)
        lines += [*(f"| {' | '.join(row)} |" for row in rows), ""]
    return "\n".join([*lines, ""])
