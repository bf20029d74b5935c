"""What can be wrong with policy while a site goes on under the one that was signed, or sealed, last."""

from __future__ import annotations

from plugins.model.finding import Fault, Weight

POLICY = Fault("POL001", "policy_sound", "The files of policy say what they must.", Weight.STOP)

UNSIGNED = Fault("POL002", "policy_signed", "The files of policy are as the root signed them.", Weight.STOP)

FAULTS = (POLICY, UNSIGNED)
"""Every fault of policy, by code; for the documentation."""
