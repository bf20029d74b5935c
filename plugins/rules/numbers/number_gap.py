"""Every document number up to the latest is public or accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule
from plugins.rules.serial import Serial, numbered


@rule("COL016", clause="IV.2", scope="site", weight=Weight.NOTE)
def number_gap(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report serials that are missing below a public one, by agency code and year, in columns that count them.

    Counting begins at 1; where the first document of a year was adopted from
    an old site it begins there.

    Source: regulation IV.2 (documents without state secrets are uploaded when issued).
    """
    for key, column in catalogue.policy.columns.items():
        if not column.numbered:
            continue
        for (agency, year), series in numbered(catalogue.rows.values(), key).items():
            expected = min(series) if series[min(series)].adopted else 1
            for serial, row in series.items():
                if serial > expected:
                    first, last = Serial(agency, year, expected), Serial(agency, year, serial - 1)
                    yield number_gap.on(
                        row,
                        field="document_number",
                        got=f"nothing public under {first}" + (f" to {last}" if last != first else ""),
                        expected=f"every number below {Serial(agency, year, serial)} public, "
                        "or a reason on file why it is not",
                    )
                expected = serial + 1
