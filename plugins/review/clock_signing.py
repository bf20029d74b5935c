"""Two people sign what time it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.model.clock_act import ClockAct, WrongSeals
from plugins.model.digest import sha256
from plugins.model.error import RefusedError, UsageError
from plugins.model.policy import Policy
from plugins.review import signature
from plugins.review.acting import write_once
from plugins.review.clock_act_file import clock_act_path, clock_act_payload
from plugins.review.clock_acts import clock_act_files, fault_of_pair, read_clock_acts
from plugins.review.keyring import signer
from plugins.review.ledger_file import join_file


def sign_clock_act(root: Path, policy: Policy, at: datetime, by: Sequence[str], wrong: WrongSeals | None) -> ClockAct:
    """Have two people sign what time it is, and write it to the ledger.

    Raises:
        RefusedError: they may not, or it was signed already.
        UsageError: one is not known, or has no key here.
    """
    known, _ = read_clock_acts(clock_act_files(root), policy)
    unsigned = ClockAct(
        id="",
        number=len(known) + 1,
        previous=known[-1].id if known else "",
        at=at.replace(microsecond=0),
        by=tuple(by),
        wrong=wrong,
    )
    if strangers := [who for who in by if who not in policy.people]:
        raise UsageError(f"{strangers[0]} is not in policy/people.yaml")
    if fault := fault_of_pair([policy.people[who] for who in by], at):
        raise RefusedError(f"clock is refused: {fault}")
    payload = clock_act_payload(unsigned)
    signers = [signer(root, policy.people[who], at) for who in by]
    data = join_file(payload, [sign(payload, signature.CLOCKS) for _, sign in signers])
    write_once(root, clock_act_path(unsigned.number), data)
    return replace(unsigned, id=sha256(payload))
