"""What can be wrong with the ledger and with what an act says, whatever the texts are."""

from __future__ import annotations

from plugins.model.finding import Fault, Weight

LEDGER = Fault(
    "LED001",
    "ledger_intact",
    "Every file of the ledger is as it was signed, lies in its place, and none that is sealed is missing.",
    Weight.STOP,
)
ACT = Fault(
    "LED002",
    "act_counts",
    "An act was taken by somebody entitled to it, on the text and in the state that were there.",
    Weight.STOP,
)

FAULTS = (LEDGER, ACT)
"""Every fault of review, by code; for the documentation."""
