"""What is reprinted can be found where it was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule


@rule("REP002", clause="IV.4", scope="policy", every=False)
def source_found(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require ``source_address``, the address of the original, or for print and broadcast ``edition``.

    The address is not one of this site: what the ministry wrote is no reprint.

    Source: regulation IV.4.
    """
    address = document.string("source_address")
    if not address and not document.string("edition"):
        yield document.finding(
            source_found,
            field="source_address",
            expected="the address of the original, or where it is not on the web edition: with day and page",
        )
    elif address and urlsplit(address).hostname == urlsplit(policy.site.base_url).hostname:
        yield document.finding(
            source_found,
            field="source_address",
            got=address,
            expected="an address of whoever published it; a text of this site is linked, not reprinted",
        )
