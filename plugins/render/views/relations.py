"""What a document has to do with others: those that it names, those that name it, and what it is a translation of."""

from __future__ import annotations

from plugins.model.publication import Publication
from plugins.model.shared_file import CREDIT, RIGHTS, SCHEME
from plugins.model.translation import TRANSLATES, is_current
from plugins.render.view_context import ViewContext
from plugins.render.views.field_rows import named_documents
from plugins.render.views.fragments import Link, Relation, Row

EFFECTS = ("amends", "repeals")
"""Fields whose other side is a document's legal force."""


def relations(around: ViewContext, publication: Publication, language: str) -> tuple[Relation, ...]:
    """Return the related documents: those that fields name which have no row, then those that name the document.

    The latter stand under what policy calls their relation from this side, such
    as "Corrected by"; the others are those that cite it. Of each, those in the
    language of the page come first.
    """
    revision = publication.revision
    known = {*publication.amended_by, *publication.repealed_by}
    found: list[Relation] = []
    for name, field in around.column_of(revision.column).fields.items():
        if name not in revision.fields or not field.is_reference:
            continue
        ids = revision.ids_in(name)
        known.update(ids)
        links = () if field.show else named_documents(around, ids, field)
        if links:
            found.append(Relation(field.label[language], links))
    found += [*_shared(around, publication, language), *_naming(around, publication, known, language)]
    return tuple(
        one._replace(links=tuple(sorted(one.links, key=lambda link: link.language != language))) for one in found
    )


def reverse_labels(around: ViewContext, other: Publication, id: str, language: str) -> list[str]:
    """Return what a document is called, by its relations, on the page of one that it names."""
    fields = around.column_of(other.revision.column).fields.values()
    return [field.reverse[language] for field in fields if field.reverse and id in other.revision.ids_in(field.name)]


def legal_relations(around: ViewContext, publication: Publication, language: str) -> list[tuple[str, Link]]:
    """Return what a text does to others and others do to it: the relation, and the other document.

    These are amendments, repeals, and the relations that policy names from both sides.
    """
    words, revision = around.words[language], publication.revision
    found = []
    for name, field in around.column_of(revision.column).fields.items():
        if name in revision.fields and field.is_reference and (field.reverse or name in EFFECTS):
            found += [(field.label[language], link) for link in named_documents(around, revision.ids_in(name), field)]
    for others, word in ((publication.amended_by, "relation_amended"), (publication.repealed_by, "relation_repealed")):
        found += [(words[word], document_link(around.public(id))) for id in others]
    for id in publication.referred_by:
        other = around.public(id)
        found += [(label, document_link(other)) for label in reverse_labels(around, other, revision.id, language)]
    return found


def document_link(publication: Publication) -> Link:
    """Return a link to a public document."""
    return Link(publication.revision.title, publication.url, publication.revision.language)


def translation_notes(around: ViewContext, publication: Publication, language: str) -> tuple[Row, ...]:
    """Return that the text is a translation, of what, and whether the original has changed since."""
    words = around.words[language]
    named = publication.revision.string(TRANSLATES)
    original = around.publication(named) if named else None
    if original is None:
        return ()
    notes = [Row(words["note_translation"], links=(document_link(original),))]
    if not is_current(publication.revision, original.revision.digest):
        notes.append(Row(words["note_translation_old"]))
    return tuple(notes)


def _shared(around: ViewContext, publication: Publication, language: str) -> list[Relation]:
    """Return the documents whose shared files the text shows or leads to, with who made them and their rights."""
    words = around.words[language]
    shared = [target for target, _ in around.links(publication.revision.id) if target.startswith(SCHEME)]
    links = []
    for other in (around.public(target.removeprefix(SCHEME)) for target in shared):
        said = words["comma"].join(filter(None, map(other.revision.string, (CREDIT, RIGHTS))))
        credited = words["shared_file"].format(title=other.revision.title, said=said)
        links.append(Link(credited, other.url, other.revision.language))
    return [Relation(words["relation_shared_files"], tuple(links))] if links else []


def _naming(around: ViewContext, publication: Publication, known: set[str], language: str) -> list[Relation]:
    """Return the documents that name one, each under its relations; without a name for it, among those that cite."""
    named: dict[str, list[Link]] = {}
    for id in publication.referred_by:
        if (other := around.publication(id)) is None:
            continue
        labels = reverse_labels(around, other, publication.revision.id, language)
        if not labels and id not in known:
            labels = [around.words[language]["relation_referred_by"]]
        for label in labels:
            named.setdefault(label, []).append(document_link(other))
    return [Relation(label, tuple(links)) for label, links in named.items()]
