"""What findings stop, and the sentence that says so to whoever wanted to go on."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.error import RefusedError
from plugins.model.finding import Finding, Weight, weighed

SENTENCES = {
    Weight.REFUSE: "not approved while rules are broken",
    Weight.STOP: "not submitted, and it stays out of the queue. Where a mark of secrecy is named: do not edit it, "
    "mail it or push it, and tell the secrecy officer and the Information Office at once",
}
"""What does not happen, by the least weight that stops it."""


def refuse(path: str, findings: Iterable[Finding], weight: Weight) -> None:
    """Go on only where no finding on a text has a weight, one of `SENTENCES`, or more.

    Raises:
        RefusedError: one has; the message holds each of them and the sentence.
    """
    if broken := [weighed(finding) for finding in findings if finding.weight >= weight]:
        raise RefusedError("\n".join([*broken, f"{path}: {SENTENCES[weight]}"]))
