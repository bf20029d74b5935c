"""What an issue of the gazette holds is still public."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.gazette import COLLECTED_TEXTS, is_text, said_digests
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("GAZ003", clause="I.6", scope="site", weight=Weight.OWED, needs=(COLLECTED_TEXTS,))
def issue_holds(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report an issue whose PDF prints a text that is not public any more, or that was closed since.

    A corrected text may stand: the issue has it as it was. What nobody may read
    again has to leave the PDF as well.

    Source: regulation I.6 (texts without secrets).
    """
    rows = catalogue.rows
    for row, lines in issue_holds.having(catalogue, COLLECTED_TEXTS):
        for id, digest in said_digests(lines).items():
            texts = [rows[id].digest, *(text for text, _ in rows[id].earlier)] if id in rows else []
            if not any(is_text(digest, text) for text in texts):
                yield issue_holds.on(
                    row,
                    field=COLLECTED_TEXTS,
                    got=f"{id} {digest}, which is not public any more",
                    expected="where the reason for that holds for the gazette too, the issue composed again without "
                    "it (python3 inv gazette MONTH --as WHO) and approved with --former; else nothing",
                )
