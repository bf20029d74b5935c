"""News of a region is reported by somebody there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule


@rule("LOC001", clause="IV.4", scope="policy", every=False)
def local_source(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``source`` names the local authority or unit, not the ministry or one of its departments.

    Source: regulation IV.4 (work of localities and of units directly under the ministry).
    """
    source = document.string("source").strip()
    own = {title for department in policy.departments.values() for title in department.title.values()}
    if source.casefold() in {title.casefold() for title in (*own, *policy.site.name.values())}:
        yield document.finding(
            local_source,
            field="source",
            got=source,
            expected="the local authority or unit that reports, such as Health Bureau of Hexi Province; "
            "what the ministry does stands in work-updates",
        )
