"""Namespaces of OpenSSH signatures: what is signed for one of them is worth nothing in another.

Source: OpenSSH PROTOCOL.sshsig, 3.
"""

from __future__ import annotations

ACTS = "ministry-ledger"
SEALS = "ministry-seal"
RELEASES = "ministry-release"
CLOCKS = "ministry-clock"
ROOTS = "ministry-root"
POLICIES = "ministry-policy"
