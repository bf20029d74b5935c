"""What is public although its approval does not count any more, and who may approve it anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.model.step import Step
from plugins.model.subject import Subject, subject_of
from plugins.plan.faults import RENEWAL


def renewals(
    public: Iterable[Revision], dossiers: Mapping[str, Dossier], policy: Policy, at: datetime
) -> tuple[Finding, ...]:
    """Return a finding for each document that is public without an approval that counts.

    Where the acts on a document cannot be believed at all, the findings on these acts say so.

    Args:
        public: the texts that are public.
        dossiers: by id.
        policy: whose chains and terms say who may approve.
        at: the instant at which they would.
    """
    return tuple(
        _finding(one, policy, at)
        for one in public
        if not dossiers[one.id].broken and all(a.digest != one.digest for a in dossiers[one.id].approvals)
    )


def approvers(revision: Revision, policy: Policy, at: datetime) -> str:
    """Return in words who could approve a text anew, step by step, as far as roles and keys say."""
    column, subject = policy.columns.get(revision.column), subject_of(revision)
    steps = column.chain if column else ()
    return ", then by ".join(f"{_people(one, subject, policy, at)} ({one.holder(subject)})" for one in steps)


def _finding(revision: Revision, policy: Policy, at: datetime) -> Finding:
    who = approvers(revision, policy, at)
    return Finding(
        path=f"{revision.path}/document.md",
        line=0,
        code=RENEWAL.code,
        rule=RENEWAL.name,
        field="approval",
        got="no approval of this public text that still counts",
        expected=f"a new approval: submit the text again, to be approved by {who}; withdraw it if it is not to stay",
        weight=RENEWAL.weight,
        document=revision.id,
    )


def _people(step: Step, subject: Subject, policy: Policy, at: datetime) -> str:
    able = (one for one in policy.people.values() if one.key != subject.contact)
    return " or ".join(one.key for one in able if one.keys_at(at) and step.is_for(one, subject, at)) or "nobody now"
