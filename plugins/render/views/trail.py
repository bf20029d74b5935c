"""The dated history of a document, and who let its text through."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.model.publication import Publication
from plugins.render.dates import long_instant, machine_instant
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Change, Step, Time
from plugins.render.words import Words


def history(publication: Publication, words: Words, language: str) -> tuple[Change, ...]:
    """Return every public state, newest first."""
    return tuple(
        Change(
            time=None
            if version.since is None
            else Time(long_instant(version.since, language), machine_instant(version.since)),
            label=words[f"change_{version.change or 'first'}"],
            note=version.note,
            digest=version.digest,
        )
        for version in publication.versions
    )


def steps(around: ViewContext, publication: Publication, language: str) -> tuple[Step, ...]:
    """Return the acts that let this revision through, in order."""
    words = around.words[language]
    contact = publication.revision.string("contact")
    return tuple(
        Step(
            label=words[_label(act, contact)],
            who=_signers(around, act, language),
            time=Time(long_instant(act.at, language), machine_instant(act.at)),
            act=act.id,
        )
        for act in publication.approval
    )


def _signers(around: ViewContext, act: Act, language: str) -> str:
    """Return who signed; the role belongs to all of them, so it stands with one name alone."""
    words = around.words[language]
    names = words["comma"].join(around.person(who, language) for who in act.by)
    if len(act.by) > 1:
        return names
    return words["step_by"].format(names=names, role=words.get(f"role_{act.role.replace('-', '_')}", act.role))


def _label(act: Act, contact: str) -> str:
    """Return the key of what was done; somebody else's submission is one they received."""
    if act.act == "submit" and contact and contact not in act.by:
        return "act_received"
    return f"act_{act.act}"
