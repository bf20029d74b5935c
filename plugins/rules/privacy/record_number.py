"""Nobody's passport, patient or insurance number is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import Together, hits
from plugins.rules.rule import rule

NUMBER = re.compile(r"[0-9][0-9\-]{3,}[0-9]")
LONGEST_LABEL = 32
LABEL = re.compile(
    r"(?:(?:护照|病历|病案|住院|门诊|就诊卡?|医保卡?|社保卡?|社会保障卡?|军官证)(?:号码?|编号)\s*(?:为|是)?"
    r"|\b(?:passport|medical record|patient|insurance policy|social security)\s+(?:number|no\.?|id)(?:\s+is)?)"
    r"\s*[:：#]?\s*[A-Z]{0,2}$",
    re.IGNORECASE,
)
LABEL_END = re.compile("号(?:(?<=[照历案院诊卡保障证]号)|(?<=[照历案院诊卡保障证]编号))")
CUES = ("port", "record", "pat", "urance", "ecur")


@rule("PRI006", clause="IV.5", adopted=True)
def record_number(document: Document) -> Iterator[Finding]:
    """Refuse numbers of passports, patients' records and insurance, known by the label in front of them.

    Source: Personal Information Protection Law, article 28 (medical and health data).
    """
    for hit in hits(document, _labelled_numbers, _may_hold):
        yield document.finding(
            record_number,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("the number of a passport, a patient or an insurance"),
            expected="no number of a person; take it out, or write for example (number withheld)",
        )


def _may_hold(together: Together) -> bool:
    return bool(LABEL_END.search(together.words)) or any(cue in together.lower for cue in CUES)


def _labelled_numbers(words: str) -> Iterator[tuple[int, str]]:
    for found in NUMBER.finditer(words):
        if LABEL.search(words[max(found.start() - LONGEST_LABEL, 0) : found.start()]):
            yield found.start(), found[0]
