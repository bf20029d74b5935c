"""What a release shows of texts, the earlier ones among them: on which acts it rests, and what must not lie there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from plugins.model.act import Act
from plugins.model.plan import Catalogue
from plugins.model.publication import Publication
from plugins.model.standing import Dossier
from plugins.model.withdrawal import permits_title
from plugins.model.withholding import MISSING, REASONS


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


def closed_titles(catalogue: Catalogue, acts: Iterable[Act]) -> Mapping[str, frozenset[str]]:
    """Return the ids of withdrawals whose notices said a title that nobody may read any more, by id of the document.

    Args:
        catalogue: of what is public now.
        acts: of the ledger; those that let a notice say the title are looked at.

    Returns:
        The acts of every document that is neither public nor shown by its title now, and of every one of which an
        approval withheld an earlier text; never the act on which a title rests that is shown now.
    """
    permitted: dict[str, set[str]] = defaultdict(set)
    for act in filter(permits_title, acts):
        for item in act.items:
            permitted[item.id].add(act.id)
    titled = {notice.id for notice in catalogue.notices if notice.title}
    found: dict[str, frozenset[str]] = {}
    for id, ids in permitted.items():
        dossier = catalogue.dossiers.get(id, Dossier(id))
        is_withheld = any(reason in REASONS for _, reason in dossier.closed)
        if is_withheld or not (id in titled or id in catalogue.publications):
            found[id] = frozenset(ids - ({dossier.notice.id} if id in titled and dossier.notice else set()))
    return {id: ids for id, ids in found.items() if ids}
