"""All rules, imported: for lists of them, and for whoever looks one up."""

from __future__ import annotations

from plugins.rules.ruleset import load_rules

RULES = load_rules()
