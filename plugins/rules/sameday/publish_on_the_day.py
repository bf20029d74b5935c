"""The time at which a document is to be public lies on the day it is announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.clock import day_of
from plugins.model.document import Document, Publish
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.rules.released import by_the_clock
from plugins.rules.rule import rule


@rule("SAM007", clause="IV.2", scope="policy")
def publish_on_the_day(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that the time in ``publish`` lies on the day announced, in Asia/Shanghai, in columns with that clock.

    ``on-approval`` is refused while the day announced is still to come: it
    would be public too early. A later time is only noted when the day
    announced is over already.

    Source: regulation IV.2.
    """
    column = policy.columns.get(document.column)
    announced = document.day(column.same_day) if column and column.same_day else None
    if column is None or announced is None or ("publish" not in document.raw and column.publish == "required"):
        return
    publish = document.fields.get("publish", Publish(column.publish))
    if not isinstance(publish, Publish):
        return
    today = day_of(at)
    weight = None
    if publish.kind == "time" and publish.at is not None and day_of(publish.at) != announced:
        got = by_the_clock(publish.at.isoformat())
        weight = Weight.NOTE if announced < today and day_of(publish.at) > announced else None
    elif publish.kind == "on-approval" and today < announced:
        got = f"on-approval, which is too early before {announced}"
    else:
        return
    yield document.finding(
        publish_on_the_day,
        field="publish",
        got=(got,),
        expected=f"a time on the day announced, such as publish: {announced}T10:00",
        weight=weight,
    )
