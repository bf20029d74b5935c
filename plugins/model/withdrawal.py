"""What the notice in the place of a withdrawn document says, as far as the act that withdrew it permits."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.model.withholding import REASONS as WITHHOLDING

REPLACED = "replaced"
"""Another document stands for it; the act may name it."""

OPEN = (REPLACED, "outdated", "mistaken")
"""Kinds of reason with which the notice says the title: the text was wrong to keep, not wrong to read."""

REASONS = (*OPEN, *WITHHOLDING)
"""Every kind of reason that a withdrawal can give to the public; nobody invents another."""

REASON = "reason"
SUCCESSOR = "successor"


def permits_title(act: Act) -> bool:
    """Return whether an act withdraws and says that the title may still be read; silence does not."""
    return act.act == "withdraw" and act.value(REASON) in OPEN


def forbids_title(act: Act) -> bool:
    """Return whether an act withdraws what must not be read again."""
    return act.act == "withdraw" and act.value(REASON) in WITHHOLDING


def caution(act: Act) -> tuple[int, float, str]:
    """Return the place of a withdrawal among others, the most cautious first, of equal ones the last that was taken."""
    return (0 if forbids_title(act) else 2 if permits_title(act) else 1), -act.at.timestamp(), act.id
