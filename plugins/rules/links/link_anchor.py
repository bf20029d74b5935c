"""Links into a text lead to a place in it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule
from plugins.rules.similar import did_you_mean


@rule("LNK002", clause="IV.7", scope="reference")
def link_anchor(document: Document, library: Library) -> Iterator[Finding]:
    """Require that what stands behind ``#`` is a heading, chapter or article of the text it points into.

    Judged where that text is at hand: in the document itself, in those being written and those that are public.

    Source: 国办秘函〔2019〕19号 (links that lead nowhere are counted).
    """
    for link in document.text.links:
        target = document if link.kind == "anchor" else library.text_of(link.target)
        if link.kind not in ("anchor", "document") or target is None or not link.anchor:
            continue
        if link.anchor not in target.text.anchors:
            yield document.finding(
                link_anchor,
                line=link.line,
                got=f"#{link.anchor}",
                expected=did_you_mean(
                    link.anchor, sorted(target.text.anchors), "an anchor of that text", "#article-12"
                ),
            )
