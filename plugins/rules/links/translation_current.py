"""A public translation follows its original."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.translation import TRANSLATED_TEXT, TRANSLATES, names_text
from plugins.rules.rule import rule


@rule("LNK009", clause="IV.2", scope="site", weight=Weight.OWED, needs=(TRANSLATES, TRANSLATED_TEXT))
def translation_current(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report public translations of a text that is not the public one of their original any more.

    Their pages say so to readers until they are brought up to date.

    Source: regulation I.1 (accurate information).
    """
    for row, _ in translation_current.having(catalogue, TRANSLATES):
        original = catalogue.rows.get(translation_current.text(row, TRANSLATES))
        if original is None:
            continue
        said, now = translation_current.text(row, TRANSLATED_TEXT), original.digest.removeprefix("sha256:")
        if not names_text(said, original.digest):
            yield translation_current.on(
                row,
                field=TRANSLATED_TEXT,
                got=said or "nothing",
                expected=f"a translation of the text of {original.id} that is public now, {now[:12]}",
            )
