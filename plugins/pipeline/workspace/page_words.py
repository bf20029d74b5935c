"""What the public will read of a working text, as lines: all of a first one, the words that changed of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.model.address import slug_of
from plugins.model.document import Document, Value
from plugins.model.plan import Plan
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.pipeline.paths import THEME
from plugins.pipeline.workspace.workspace import Workspace
from plugins.read.values import STATUS
from plugins.render.comparison import ADDED, REMOVED, Piece
from plugins.render.make_context import make_context
from plugins.render.passages import Passage, passages, shown
from plugins.render.shown_difference import ShownDifference, shown_difference
from plugins.render.theme import Theme
from plugins.render.view_context import ViewContext
from plugins.render.views.differences import difference, shown_rows, words_of_row
from plugins.render.views.fragments import Difference
from plugins.render.words import Words

SIGNS = {"heading": "## ", "cell": "| ", "item": "- ", "text": ""}
"""What stands before a passage of each kind."""

TAKEN_OUT, PUT_IN = "[-{}-]", "{{+{}+}}"
"""How changed words stand in a line, as in ``git diff --word-diff``."""


def page_words(workspace: Workspace, document: Document, approved: Document | None) -> Iterator[str]:
    """Yield what the page of a working text will show: every word, or what differs from the text approved last.

    Words are those of the page and not those of the source: metadata with its labels in the language of the
    document, paragraphs, items with their numbers, table cells one a line, where links lead.

    Args:
        workspace: that holds the document.
        document: with an id, in a column of the policy.
        approved: the text approved last, None when there is none.
    """
    theme = Theme(THEME, workspace.policy.site.languages, {})
    around = make_context(workspace.catalogue, Plan(workspace.at, (), None), theme, None, None, None, None)
    language = around.interface(document.string("language"))
    words = around.words[language]
    revision = _revision(workspace, document)
    if approved is None:
        yield f"{words['document_title']}: {revision.title}"
        yield from _rows(around, _publication(revision), language)
        yield from map(_line, passages(document.text.html))
        return
    before = _revision(workspace, approved)
    found = difference(around, _publication(revision, before), before.digest, revision.digest, language)
    texts = {before.digest: approved.text, revision.digest: document.text}
    yield from _changes(shown_difference(found, texts, words), found, words)


def _rows(around: ViewContext, publication: Publication, language: str) -> Iterator[str]:
    for row in shown_rows(around, publication, publication.revision, language):
        if said := words_of_row(row):
            yield f"{row.label}: {said}"
    for file in publication.revision.attachments:
        yield f"{around.words[language]['files']}: {file.name}"


def _line(passage: Passage) -> str:
    return SIGNS[passage.kind] + "".join(map(shown, passage.tokens))


def _changes(found: ShownDifference, besides: Difference, words: Words) -> Iterator[str]:
    """Yield the passages that changed with those beside them, then files; dots stand for what stayed."""
    if found.is_same:
        yield words["difference_none"]
    elif found.amount.removed or found.amount.added:
        yield words["amount_words"].format(removed=found.amount.removed, added=found.amount.added)
    for line in found.lines:
        yield f"{line.label}: {_written(line.pieces)}"
    for group in found.groups:
        yield "…"
        yield from (f"{part.label}: {_written(part.pieces)}" for part in group)
    for file in besides.files:
        kind = "added" if not file.older else "replaced" if file.newer else "removed"
        yield f"{words['files']}: {file.name} {words[f'difference_file_{kind}']}"
    if besides.unseen:
        yield f"{words['difference_unseen']} {words['comma'].join(besides.unseen)}"


def _written(pieces: Sequence[Piece]) -> str:
    forms = {REMOVED: TAKEN_OUT, ADDED: PUT_IN}
    return "".join(forms.get(piece.state, "{}").format(piece.words) for piece in pieces)


def _revision(workspace: Workspace, document: Document) -> Revision:
    """Make the revision that approving a document would make: without status, with column and slug."""
    made: dict[str, Value] = {"slug": slug_of(document.string("title"), document.id), "column": document.column}
    fields = {name: value for name, value in {**made, **document.fields}.items() if name != STATUS.name}
    digest = workspace.digest(document)
    return Revision(document.id, digest, document.path, document.column, fields, document.attachments)


def _publication(revision: Revision, *earlier: Revision) -> Publication:
    """Make a publication for the questions of views; none of them asks where it stands or who let it through."""
    return Publication(
        revision=revision,
        url="",
        day=None,
        since=None,
        approval=(),
        adopted=False,
        listings=(),
        order=0,
        earlier=earlier,
    )
