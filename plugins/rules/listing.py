"""The list of rules for the documentation, made from the rules themselves."""

from __future__ import annotations

from itertools import groupby

from plugins.model.finding import Weight
from plugins.rules.every_rule import RULES
from plugins.rules.rule import Rule

HEAD = """# Rules

Made by `inv reference` from the rules themselves; a test compares the two.

A rule holds in every column, or where the column's `rules:` in `policy/columns/` names it.
`STOP` withholds a document and cannot be waived, `REFUSE` blocks approval, `OWED` names work with a deadline, \
`NOTE` is information.
Scope says what a rule is asked about: a document alone, a document with policy and the instant, a document with its \
neighbours (reference), or everything public (site).
"""


def as_markdown() -> str:
    """Return the page of all rules, by family and code."""
    parts = [HEAD]
    for family, rules in groupby(RULES, key=lambda rule: rule.code[:3]):
        parts.append(f"## {family}\n")
        parts.extend(_entry(rule) for rule in rules)
    return "\n".join(parts)


def _entry(rule: Rule[...]) -> str:
    facts = [
        f"regulation {rule.clause}",
        f"scope {rule.scope}",
        f"weight {Weight(rule.weight).name}",
        "every column" if rule.every else "columns that name it",
        "adopted documents too" if rule.adopted else "not for adopted documents",
    ]
    if rule.scope == "site":
        facts.pop()
    return f"### {rule.code} `{rule.name}`\n\n{rule.summary}\n\n- {'; '.join(facts)}\n- Source: {rule.source}\n"
