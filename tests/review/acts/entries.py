"""Steps on entries of registers, as acts."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.act import Act, Item
from plugins.review.register_kind import written_facts
from tests.review.office import ID, ROLES, digest, finished, minutes

REFERENCE = "9tq4w2ha"
PLAN = {"reference": REFERENCE, "department": "disease-control", "content": "report", "name": "own"}
ANNOUNCED = {
    "reference": REFERENCE,
    "leader": "sun.hao",
    "department": "disease-control",
    "kind": "meeting",
    "central": "no",
    "held-at": "2026-12-01T09:00+08:00",
}


def step(
    name: str,
    by: str,
    *heads: str,
    facts: Mapping[str, str] | None = None,
    register: str = "plan",
    at: int = 0,
    text: str | None = None,
    id: str = ID,
) -> Act:
    """Make a step of a register; ``at`` counts minutes, and ``text`` stands for a digest that it should not name."""
    return finished(
        Act(
            id="",
            act="register",
            at=minutes(at),
            by=(by,),
            role=ROLES.get(by, "content-contact"),
            step=name,
            items=(Item(id, digest(text) if text else None, tuple(sorted(heads))),),
            note=digest("particulars"),
            extra=(("facts", written_facts(facts or {})), ("register", register)),
        )
    )
