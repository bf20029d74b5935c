"""A filter by a field of a column's own: work updates have a region."""

from __future__ import annotations

from pathlib import Path

FIELD = """
  region:
    type: choice
    choices: [south, north, far-west]
    label: {en: Region of the country, zh-Hans: 地区}
"""


def name_region(root: Path) -> None:
    """Give work updates the field ``region``, and a filter by it."""
    policy = root / "policy" / "columns" / "work-updates.yaml"
    text = policy.read_text(encoding="utf-8")
    text = text.replace("\n  source: {}\n", f"\n  source: {{}}{FIELD}")
    text = text.replace("filters: [year, department]\n", "filters: [year, department, region]\n")
    assert text.count("region") == 2
    policy.write_text(text, encoding="utf-8")
