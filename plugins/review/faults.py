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
SUBMITTED = Fault(
    "LED003", "submitted_text", "While a text waits for review, it and the files beside it are what was submitted."
)

FAULTS = (LEDGER, ACT, SUBMITTED)
"""Every fault of review, by code; for the documentation."""
