"""Who let a document through, or why it is not public."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.plan import Catalogue
from plugins.model.standing import Dossier, State

Note = Callable[[str], str | None]
"""From the digest of a note to its text; None when it is missing."""


def why(id: str, catalogue: Catalogue, working: str, note: Note, words: Callable[[Act], str]) -> Iterator[str]:
    """Yield the standing of a document, its reasons, and every act on it that counts.

    Args:
        id: of the document.
        catalogue: what is public.
        working: how the working text differs from the approved one, ``""`` when they agree or there is no working text.
        note: gives the text of a note.
        words: what is shown of the keys that only acts of one kind have, with a space before it.
    """
    standing = catalogue.standings.get(id)
    publication = catalogue.publications.get(id)
    dossier = catalogue.dossiers.get(id, Dossier(id))
    state = State.CHANGED if standing and standing.state is State.PUBLIC and working else standing and standing.state
    yield f"{id} {state.value if state else State.DRAFT.value}"
    if publication:
        yield f"  title      {publication.revision.title}"
        yield f"  address    {catalogue.policy.site.base_url}{publication.url}"
        yield f"  revision   {publication.revision.digest}"
        since = publication.since and publication.since.astimezone(MINISTRY_ZONE)
        yield f"  published  {f'{since:%Y-%m-%d %H:%M}' if since else 'not yet in any release'}"
    for reason in standing.reasons if standing else ("no act names it",):
        yield f"  because    {reason}"
    if working:
        yield f"  working    {working}"
    for act in dossier.acts:
        yield f"  {_line(act, words(act))}"
        if act.note:
            text = note(act.note)
            yield from (f"      {line}" for line in (text or "its note is missing").splitlines())


def _line(act: Act, words: str) -> str:
    at = act.at.astimezone(MINISTRY_ZONE)
    step = f" as {act.step or act.role}"
    return f"{at:%Y-%m-%d %H:%M}  {act.act} by {' and '.join(act.by)}{step}{words}  {act.id[:8]}"
