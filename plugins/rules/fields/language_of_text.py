"""The language that is named is the language of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z]{2,}")
ENOUGH = 20
BEGINNING = 4000


@rule("COL005", clause="IV.1", adopted=True)
def language_of_text(document: Document) -> Iterator[Finding]:
    """Require that ``language`` agrees with the script in which most of title and text is written.

    Chinese characters are weighed against Latin words, in the first 4,000
    characters; a text of fewer than 20 of both is not judged.

    Source: WCAG 2.2, 3.1.1 (the language of a page can be determined by software).
    """
    language = document.string("language")
    words = document.string("title") + "\n" + document.text.plain[:BEGINNING]
    han = sum(map(len, HAN.findall(words)))
    latin = len(LATIN.findall(words))
    if han + latin < ENOUGH or language not in ("en", "zh-Hans"):
        return
    # Two characters make a Chinese word.
    looks = "zh-Hans" if han > 2 * latin else "en"
    if looks != language:
        yield document.finding(
            language_of_text,
            field="language",
            got=f"{language}",
            expected=f"{looks}: it begins with {han} Chinese characters and {latin} Latin words",
        )
