"""A picture has words for those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

PICTURE = re.compile(r'<img [^>]*\balt="\s*"[^>]*?\bsrc="(?:attachment:)?([^"]*)"')


@rule("MED003", clause="IV.2")
def picture_described(document: Document) -> Iterator[Finding]:
    """Require words for each picture that say what it shows; where it cannot be shown they stand in its place.

    Source: GB/T 37668-2019 and WCAG 2.2, 1.1.1 (content that is no text has a text that serves the same purpose).
    """
    for name in dict.fromkeys(PICTURE.findall(document.text.html)):
        bare = name.removeprefix("media:")
        line = next((link.line for link in document.text.links if link.target == bare), document.body_line)
        yield document.finding(
            picture_described,
            line=line,
            got=(f"![]({name})",),
            expected=f"what it shows, for those who do not see it: ![Map of the villages]({name})",
        )
