"""A notice of an epidemic or emergency cites the release plan that it follows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.publication import Validity
from plugins.model.row import Row
from plugins.rules.library import Library
from plugins.rules.rule import rule

FIELD = "basis"
ENDED = (Validity.REPEALED, Validity.EXPIRED)
PLAN = re.compile(r"information release plan|信息发布(?:方案|预案)", re.IGNORECASE)
"""What the title of a release plan contains, in either language."""


@rule("EMG002", clause="I.6", scope="reference", every=False)
def plan_followed(document: Document, library: Library) -> Iterator[Finding]:
    """Require that one of the documents in ``basis`` is a public release plan that has not ended.

    Source: regulation I.6 ("in accordance with … the Information Release Plan for Notifiable Infectious Disease
    Epidemics and Public Health Emergencies of the Ministry of Health").
    """
    named = document.strings(FIELD)
    known = {id: p for id in named if (p := library.catalogue.publications.get(id))}
    plans = {id: p for id, p in known.items() if PLAN.search(p.revision.title)}
    if not plans:
        titles = ", ".join(known[id].revision.title if id in known else f"{id}, which is not public" for id in named)
        got = titles or "nothing"
    elif all(plan.validity in ENDED for plan in plans.values()):
        got = ", ".join(f"{id}, which is {plan.validity.value}" for id, plan in plans.items() if plan.validity)
    else:
        return
    yield document.finding(
        plan_followed,
        field=FIELD,
        got=(got,),
        expected="the id of a public text in force with Information Release Plan (信息发布方案) in its title, "
        "such as basis: [k7m29xqf]",
    )


def plan_to_follow(rows: Iterable[Row], columns: Collection[str], language: str) -> str:
    """Return the id of the newest release plan that a notice can cite, ``""`` for none.

    Args:
        rows: everything public.
        columns: those whose documents ``basis`` may name.
        language: of the notice; a plan in it goes before one in another.
    """
    ended = {one.value for one in ENDED}
    plans = [r for r in rows if r.column in columns and PLAN.search(r.title) and r.validity not in ended]
    return max(plans, key=lambda row: (row.language == language, row.day, row.order)).id if plans else ""
