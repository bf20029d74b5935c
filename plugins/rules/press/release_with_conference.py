"""What is given out at a press conference goes out with it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document, Publish
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule

FIELD = "announces"


@rule("PRE005", clause="I.4", scope="reference", every=False)
def release_with_conference(document: Document, library: Library) -> Iterator[Finding]:
    """Require ``publish: with <id>`` of a release that is about a press conference.

    It then waits until the conference begins, and whatever stops the
    conference stops it too: a hold, a new time, a cancellation.

    Source: regulation I.4, I.5.
    """
    publish = document.fields.get("publish")
    bound = publish.id if isinstance(publish, Publish) and publish.kind == "with" else ""
    events = [id for id in document.ids_in(FIELD) if _is_event(id, library)]
    if events and bound not in events:
        yield document.finding(
            release_with_conference,
            field="publish",
            got=(str(publish) if publish else "nothing",),
            expected=" or ".join(f"with {id}" for id in events) + ", the conference that it is about",
        )


def _is_event(id: str, library: Library) -> bool:
    column = library.policy.columns.get(library.column_of(id) or "")
    return bool(column and column.calendar)
