"""Lists for people at work, as plain lines."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Document
from plugins.model.standing import Dossier


def mine(
    who: str,
    documents: Iterable[Document],
    dossiers: Mapping[str, Dossier],
    states: Mapping[str, str],
    notes: Mapping[str, str],
) -> Iterator[str]:
    """Yield ``documents``, those of a contact, with their standing, and the reasons of what came back."""
    own = sorted(documents, key=lambda document: document.path)
    if not own:
        yield f"No document below content/ names {who} as its contact."
    for document in own:
        dossier = dossiers.get(document.id)
        state = states.get(document.id, "draft")
        yield f"{document.id or '????????'}  {state}  {document.path}  {document.string('title')}"
        if dossier and dossier.returned:
            yield f"    {_sent_back(dossier.returned)}:"
            yield from (f"    {line}" for line in notes.get(dossier.returned.note, "its note is missing").splitlines())


def returned(
    dossiers: Mapping[str, Dossier], documents: Mapping[str, Document], notes: Mapping[str, str]
) -> Iterator[str]:
    """Yield what was sent back, oldest first, each with kind of reason and reason, and how often each kind occurs."""
    acts = {id: dossier.returned for id, dossier in dossiers.items() if dossier.returned}
    if not acts:
        yield "Nothing was sent back that was not submitted again."
        return
    for id, act in sorted(acts.items(), key=lambda pair: (pair[1].at, pair[0])):
        document = documents.get(id)
        title = document.string("title") if document else "its working text is missing"
        yield f"{id}  {_sent_back(act)}  {title}"
        yield from (f"    {line}" for line in notes.get(act.note, "its note is missing").splitlines())
    counted = Counter(act.value("reason") or "not said" for act in acts.values())
    yield "Kinds of reason: " + ", ".join(f"{kind} {count}" for kind, count in sorted(counted.items()))


def _sent_back(act: Act) -> str:
    """Say who sent a text back, when, and for which kind of reason."""
    at, reason = act.at.astimezone(MINISTRY_ZONE), act.value("reason")
    return f"returned by {act.by[0]} on {at:%Y-%m-%d %H:%M}" + (f" for a reason of {reason}" if reason else "")


def difference(before: str, after: str, names: tuple[str, str]) -> Iterator[str]:
    """Yield what changed between two texts, as a unified diff by lines."""
    yield from difflib.unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="")
