"""The address part is made of Latin words in lower case, joined by hyphens."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.address import SLUG
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

LONGEST = 80


@rule("COL003", clause="IV.1", adopted=True)
def slug_form(document: Document) -> Iterator[Finding]:
    """Require ``slug``, where it is given, as words of a-z and 0-9 joined by single hyphens, at most 80 characters.

    It becomes part of the address, which is read aloud, typed and printed.

    Source: RFC 3986, 2.3 (unreserved characters need no escapes).
    """
    slug = document.raw.get("slug")
    if isinstance(slug, str) and not (SLUG.fullmatch(slug) and len(slug) <= LONGEST):
        yield document.finding(
            slug_form,
            field="slug",
            got=slug[: LONGEST + 1],
            expected=f"at most {LONGEST} of a-z, 0-9 and single hyphens, such as vaccine-storage",
        )
