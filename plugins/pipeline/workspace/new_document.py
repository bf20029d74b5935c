"""A new document: a file with an id and every key of its column."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plugins.model.address import slug_of
from plugins.model.clock import day_of
from plugins.model.error import IntegrityError, UsageError
from plugins.model.field import Field
from plugins.model.ids import new_id
from plugins.model.known_people import unknown_person
from plugins.model.policy import Policy
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.pipeline.workspace.draft_lines import draft_line, file_name, language_of
from plugins.pipeline.workspace.workspace import Workspace
from plugins.policy.lookup import column_key
from plugins.review.entitlement import CONTACTS
from plugins.rules.emergencies.plan_followed import FIELD as PLANS
from plugins.rules.emergencies.plan_followed import plan_followed, plan_to_follow
from plugins.system.durable import create_file

FIRST_NOTICE = {
    "en": "What is known:\n\nWhat is not known yet:\n\nWhat to do:\n",
    "zh-Hans": "已经了解的情况：\n\n尚不清楚的情况：\n\n请公众注意：\n",
}
"""The text of an urgent notice, to be filled in, by language."""

NOT_TYPED = frozenset({"column", "origin", "change", "change_note", "history"})


def new_document(
    root: Path, column: str, title: str, who: str, language: str, at: datetime, *, urgent: bool = False
) -> str:
    """Write a draft below ``content/`` and return its path from the root.

    Optional keys are written as comments, so that authors see them. An ``urgent``
    one has the keys that it needs and no others, the day and the release plan
    in force among them, and a text to fill in.

    Raises:
        UsageError: there is no such column, person or language, the file is there already, or
            the column has no urgent notices.
    """
    policy = policy_in_force(root).policy
    key = column_key(policy, column)
    if who and who not in policy.people:
        raise UsageError(unknown_person(who, policy.people))
    language = language or language_of(title, policy.site.languages)
    if language not in policy.site.languages:
        raise UsageError(f"--language: got {language}, expected one of {', '.join(policy.site.languages)}")
    id = new_id()
    slug = slug_of(title, id)
    year = day_of(at).year
    path = f"content/{key}/{year}/{file_name(title, slug, id)}.md"
    place = root / path
    given = {
        "id": id,
        "title": json.dumps(title, ensure_ascii=False),
        "slug": slug,
        "language": language,
        "department": _department(policy, who, at),
        "contact": who,
    }
    form = policy.columns[key]
    if urgent and not form.urgent:
        raise UsageError(f"{key} has no urgent notices; policy/columns/{key}.yaml says urgent: and their fields")
    if urgent:
        given |= {form.main_date: day_of(at).isoformat(), "publish": "on-approval"}
        if plan_followed.name in form.rules and (plan := _plan(root, at, form.fields[PLANS], language)):
            given[PLANS] = f"[{plan}]"
    lines = ["---"]
    for name, field in form.fields.items():
        wanted = not urgent or field.required or name in given or name in form.urgent
        if urgent and name in form.urgent:
            asks = field.hint.get(language) or field.label.get(language, name)
            lines += [f"# {asks}", f"{name}: {given.get(name, '')}".rstrip()]
        elif name not in NOT_TYPED and wanted:
            lines.append(
                draft_line(field, given.get(name, ""), form.publish == "required" and name == "publish", language)
            )
    lines += ["status: draft", "---", "", *([FIRST_NOTICE[language]] if urgent else []), ""]
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        create_file(root, place, "\n".join(lines).encode())
    except FileExistsError:
        raise UsageError(f"{path} is there already") from None
    return path


def _plan(root: Path, at: datetime, field: Field, language: str) -> str:
    """Return the id of the release plan in force, ``""`` where there is none or nothing says what is public."""
    with suppress(IntegrityError):
        return plan_to_follow(Workspace(root, at).catalogue.rows.values(), field.columns, language)
    return ""


def _department(policy: Policy, who: str, at: datetime) -> str:
    person = policy.people.get(who)
    terms = [t for t in person.terms if t.role in CONTACTS and person.holds(t.role, at, t.department)] if person else []
    return terms[0].department if terms else ""
