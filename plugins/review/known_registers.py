"""All registers, found by listing the folder ``registers``."""

from __future__ import annotations

from plugins.model.registry import load_members
from plugins.review.register_kind import Register

REGISTERS = load_members("plugins.review.registers", "REGISTER", Register)
"""By name, which is that of the file; sorted."""
