"""The dated history of a document, and who let its text through."""

from __future__ import annotations

from datetime import datetime

from plugins.model.act import Act
from plugins.model.address import former_address
from plugins.model.publication import Publication
from plugins.render.dates import long_instant, machine_instant
from plugins.render.view_context import ViewContext
from plugins.render.views.differences import difference
from plugins.render.views.fragments import Change, Step, Time


def history(around: ViewContext, publication: Publication, language: str) -> tuple[Change, ...]:
    """Return every public state, newest first, with what changed against the one before.

    A text that is not shown is a state with the reason alone: neither note nor digest tells of it.
    """
    words = around.words[language]
    pairs = set(publication.changes)
    earlier = {revision.digest for revision in publication.earlier}
    id = publication.revision.id
    changes = []
    for place, version in enumerate(publication.versions):
        before = publication.versions[place + 1] if place + 1 < len(publication.versions) else None
        pair = (before.digest, version.digest) if before else ("", "")
        changes.append(
            Change(
                time=instant(version.since, language),
                label=words[f"change_{version.change or 'first'}"],
                note=version.note,
                digest="" if version.closed else version.digest,
                until=instant(version.until, language),
                href=former_address(id, version.digest) if version.digest in earlier and not version.closed else "",
                difference=difference(around, publication, *pair, language) if pair in pairs else None,
                closed=words[f"closed_{version.closed.replace('-', '_')}"] if version.closed else "",
            )
        )
    return tuple(changes)


def instant(at: datetime | None, language: str) -> Time | None:
    """Return an instant as pages show it, None for none."""
    return None if at is None else Time(long_instant(at, language), machine_instant(at))


def steps(around: ViewContext, publication: Publication, language: str) -> tuple[Step, ...]:
    """Return the acts that let this revision through, in order."""
    words = around.words[language]
    contact = publication.revision.string("contact")
    return tuple(
        Step(
            label=words[_label(act, contact)],
            who=_signers(around, act, contact, language),
            time=Time(long_instant(act.at, language), machine_instant(act.at)),
            act=act.id,
        )
        for act in publication.approval
    )


def _signers(around: ViewContext, act: Act, contact: str, language: str) -> str:
    """Return who signed, and for whom they received it; a role belongs to all, so it stands with one name alone."""
    words = around.words[language]
    names = words["comma"].join(around.person(who, language) for who in act.by)
    if relayed := act.value("leader"):
        means = words[f"means_{act.value('means')}"]
        return words["step_relayed"].format(leader=around.person(relayed, language), means=means, names=names)
    if len(act.by) > 1:
        return names
    role = words.get(f"role_{act.role.replace('-', '_')}", act.role)
    if _is_received(act, contact):
        return words["step_for"].format(names=names, role=role, contact=around.person(contact, language))
    return words["step_by"].format(names=names, role=role)


def _label(act: Act, contact: str) -> str:
    """Return the key of what was done; somebody else's submission is one they received."""
    return "act_received" if _is_received(act, contact) else f"act_{act.act}"


def _is_received(act: Act, contact: str) -> bool:
    return act.act == "submit" and bool(contact) and contact not in act.by
