"""What can be wrong with policy while a site goes on under the one that was sealed last."""

from __future__ import annotations

from plugins.model.finding import Fault, Weight

POLICY = Fault("POL001", "policy_sound", "The files of policy say what they must.", Weight.STOP)

FAULTS = (POLICY,)
"""Every fault of policy, by code; for the documentation."""
