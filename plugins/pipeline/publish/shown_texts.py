"""What a release shows of texts, the earlier ones among them: on which acts it rests, and what must not lie there."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.plan import Catalogue
from plugins.model.publication import Publication
from plugins.model.standing import Dossier
from plugins.model.withholding import MISSING


def acts_of_texts(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the acts that let through what a release shows, by id of each document.

    Those of the public text come first, then those of the earlier texts that it shows.
    """
    return {id: _acts(one, catalogue) for id, one in catalogue.publications.items()}


def _acts(publication: Publication, catalogue: Catalogue) -> tuple[str, ...]:
    acts = {act.id: None for act in publication.approval}
    if publication.earlier:
        shown = {revision.digest for revision in publication.earlier}
        dossier = catalogue.dossiers.get(publication.revision.id, Dossier(publication.revision.id))
        found = (act for approval in dossier.approvals if approval.digest in shown for act in approval.acts)
        acts.update((act.id, None) for act in found)
    return tuple(acts)


def closed_texts(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Return the digests of texts that nobody may read any more, by id of the public documents that have any."""
    found = {
        id: frozenset(version.digest for version in one.versions if version.closed and version.closed != MISSING)
        for id, one in catalogue.publications.items()
    }
    return {id: digests for id, digests in found.items() if digests}
