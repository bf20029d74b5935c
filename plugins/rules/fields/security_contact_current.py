"""The address to which weaknesses are reported is renewed before its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule

BEFORE = timedelta(days=30)


@rule("COL021", clause="IV.7", scope="site", weight=Weight.OWED)
def security_contact_current(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report ``/.well-known/security.txt`` from thirty days before it lapses.

    After its day nobody may trust the file any more, and the day that it says is the one of the policy:
    no build moves it. The thirty days are ours: a change of policy needs signatures.

    Source: RFC 9116, 2.5.5 (Expires).
    """
    expires = catalogue.policy.site.security_expires
    if expires is None or not clock.reached(expires - BEFORE):
        return
    yield Finding(
        path="policy/site.yaml",
        line=0,
        code=security_contact_current.code,
        rule=security_contact_current.name,
        field="security",
        got=f"a contact that {'lapsed' if clock.reached(expires) else 'lapses'} on {expires.date().isoformat()}",
        expected="a contact somebody has tried, and a day less than a year away",
        weight=security_contact_current.weight,
        due=expires,
    )
