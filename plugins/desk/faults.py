"""What can be owed on the registers."""

from __future__ import annotations

from plugins.model.finding import Fault, Weight

STEP = Fault(
    "REG001",
    "register_step",
    "The step due on an entry of a register is taken by the instant by which it is owed.",
    Weight.OWED,
)

FAULTS = (STEP,)
"""Every fault of the desk, by code; for the documentation."""
