"""A public text as plain Markdown beside its page: what it says of itself, and the words that were approved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.render.dates import machine_instant
from plugins.render.links import attachment_address
from plugins.render.shapes import SHAPES
from plugins.render.twin_links import with_addresses
from plugins.render.view_context import ViewContext
from plugins.render.views.field_rows import field_row
from plugins.render.views.fragments import Row

_WRITTEN = json.JSONEncoder(ensure_ascii=False)

BELOW_HEADING = ("title", "title_other", "summary", "summary_other", "language")
"""Fields that pages show outside of the table; the twin has them first."""


ABOVE = frozenset({*BELOW_HEADING, "department"})
"""Fields that stand above those of the table."""


@dataclass(frozen=True, slots=True)
class TwinView:
    """What stands above the text of a twin, where its links lead, and the digest, which stands for the text.

    Attributes:
        front: keys and values in order.
        links: absolute addresses, by ``doc:`` or ``media:`` and id, of what is public.
        digest: of the revision.
    """

    front: tuple[tuple[str, str | tuple[str, ...]], ...]
    links: tuple[tuple[str, str], ...]
    digest: str


def twin_view(around: ViewContext, entry: Entry) -> TwinView:
    """Collect what the page of a public document says of it, in the words of the page; nothing that no page shows."""
    publication = around.public(entry.key)
    said = {key: value for key, value in _front(around, publication) if value}
    links = ((name if ":" in name else f"doc:{name}", url) for name, url in around.links(publication.revision.id))
    absolute = tuple((name, around.site.base_url + url) for name, url in links)
    return TwinView(tuple(said.items()), absolute, publication.revision.digest)


def write_twin(view: TwinView, body: str) -> bytes:
    """Return front matter in YAML, each value written as JSON, and below it the approved text with its links led.

    Args:
        view: what it says above.
        body: the Markdown that was approved.
    """
    lines = [f"{key}: {_WRITTEN.encode(value)}" for key, value in view.front]
    return "\n".join(["---", *lines, "---", with_addresses(body, dict(view.links))]).encode()


def _front(around: ViewContext, publication: Publication) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    revision, base = publication.revision, around.site.base_url
    language, column = around.interface(revision.language), around.column_of(revision.column)
    for name in BELOW_HEADING:
        yield name, " ".join(revision.string(name).split())
    yield "url", base + publication.url
    yield "column", column.title[language]
    yield "department", around.department(revision.string("department"), language)
    yield "published", machine_instant(publication.since) if publication.since else ""
    yield "state", publication.validity.value if publication.validity else ""
    for key, ids in (("repealed_by", publication.repealed_by), ("amended_by", publication.amended_by)):
        yield key, tuple(base + around.public(id).url for id in ids)
    panel = SHAPES[column.page].panel
    for name, field in column.fields.items():
        if name in revision.fields and name not in ABOVE and (field.show or name in panel):
            row = field_row(around, publication, field, language)
            yield name, _value(row, base) if row else ""
    yield "attachments", tuple(base + attachment_address(publication.url, one.name) for one in revision.attachments)
    yield "digest", revision.digest


def _value(row: Row, base: str) -> str | tuple[str, ...]:
    if row.time:
        return row.time.machine
    return row.texts or tuple(base + link.href for link in row.links) or row.text
