"""What can be wrong with the addresses of documents that are public, or would be."""

from __future__ import annotations

from plugins.model.finding import Fault, Weight

ADDRESS = Fault("PLN001", "address_of_its_own", "A document has an address that no other document has.", Weight.STOP)
OLD_ADDRESS = Fault(
    "PLN002",
    "old_address",
    "The old address of a document leads to it, and is neither another document's nor a page of this site.",
    Weight.NOTE,
)
RENEWAL = Fault(
    "PLN003",
    "approval_that_counts",
    "What is public has an approval that counts; where it does not any more, it stays and is approved anew.",
    Weight.STOP,
)

FAULTS = (ADDRESS, OLD_ADDRESS, RENEWAL)
"""Every fault of the plan, by code; for the documentation."""
