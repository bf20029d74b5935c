"""What applicants type on their way to an application is encrypted, and no address asks for it beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

FIELDS = ("entry", "progress")
BARE_ADDRESS = re.compile(r"[0-9.]+$|.*:|localhost$")


@rule("ONL002", clause="IV.6", every=False)
def approval_entry(document: Document) -> Iterator[Finding]:
    """Require addresses with ``https://``, of a named host, without an account or anything behind ``?``.

    Through a plain address others read and change what is sent; a number of
    the net says nothing about whose it is; what stands behind ``?`` can be
    somebody's acceptance number.

    Source: RFC 9110, 4.2.2 (https) and 17.9 (personal data in addresses).
    """
    for name in FIELDS:
        address = document.string(name)
        if not address:
            continue
        parts = urlsplit(address)
        if (
            parts.scheme != "https"
            or BARE_ADDRESS.match(parts.hostname or "")
            or parts.query
            or parts.username is not None
        ):
            yield document.finding(
                approval_entry,
                field=name,
                got=address,
                expected="https:// and the name of a host, without account and without anything behind ?, such as "
                "https://apply.health.example/wells",
            )
