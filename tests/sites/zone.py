"""A filter by a field of a column's own: work updates have a zone."""

from __future__ import annotations

from pathlib import Path

FIELD = """
  zone:
    type: choice
    choices: [south, north, far-west]
    label: {en: Zone of the country, zh-Hans: 片区}
"""


def name_zone(root: Path) -> None:
    """Give work updates the field ``zone``, and a filter by it."""
    policy = root / "policy" / "columns" / "work-updates.yaml"
    text = policy.read_text(encoding="utf-8")
    text = text.replace("\n  source: {}\n", f"\n  source: {{}}{FIELD}")
    text = text.replace("filters: [year, department]\n", "filters: [year, department, zone]\n")
    assert text.count("zone") == 2
    policy.write_text(text, encoding="utf-8")
