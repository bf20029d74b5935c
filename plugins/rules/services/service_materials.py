"""Every material that a service asks for is named, with form, copies and basis; there is no catch-all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule
from plugins.rules.sections import Section
from plugins.rules.service_item import ARTICLE, MATERIALS, section_of

HEADS: Mapping[str, tuple[str, ...]] = {
    "en": ("Material", "Form", "Copies", "Basis"),
    "zh-Hans": ("材料名称", "形式", "份数", "依据"),
}
COPIES, BASIS = 2, 3
_ENGLISH = "relevant|related|required|necessary|needed|supporting|additional|official|written|such|applicable"
CATCH_ALL = re.compile(
    rf"\b(?:(?:any|all|some)\s+)?other\s+(?:(?:{_ENGLISH})\s+)*"
    r"(?:materials?|documents?|papers?|certificates?|evidence|proofs?)\b"
    rf"|\b(?:additional|further|supporting)\s+(?:(?:{_ENGLISH})\s+)*(?:materials?|documents?|papers?|evidence|proofs?)\b"
    r"|\b(?:materials?|documents?|papers?)\s+(?:(?:as|if|where|when)\s+(?:required|requested|needed|necessary))"
    r"|\betc\b|\band so on\b|\band the like\b"
    r"|其[他它](?:相关|有关|需要|必要|所需|应当|可能|补充|提交|提供|要求|规定|法律|法规|证明|需|应|的){0,9}"
    r"(?:材料|资料|文件|证明|证件|手续)"
    r"|(?:相关|有关|必要的?)(?:证明)?(?:材料|资料|文件)|等(?:相关|有关)?(?:材料|资料|文件|证明|证件)|等$",
    re.IGNORECASE,
)


@rule("SRV002", clause="IV.6", every=False)
def service_materials(document: Document) -> Iterator[Finding]:
    """Require a table of the materials with name, form, copies and basis, and no words that leave open what they are.

    "Other materials required" lets a window ask for anything: whoever applies
    must know beforehand what to bring. An item for which nothing is brought
    says so in one sentence without a table.

    Source: Administrative Licensing Law of 2019, article 30 (a list of all the materials that are to be submitted is
    made public).
    """
    section = section_of(document, MATERIALS)
    if section is None or not section.lines:
        return  # SRV001 says so
    yield from _catch_alls(document, section)
    rows = section.table
    heads = HEADS.get(document.string("language"), HEADS["en"])
    if not rows:
        if not re.search(r"\b(?:no|nothing|none)\b|不需要|无需|无须", section.words, re.IGNORECASE):
            yield document.finding(
                service_materials,
                line=section.line,
                got=("no table of the materials",),
                expected=f"a table with the heads {' | '.join(heads)}, or the sentence that none are needed",
            )
        return
    head, cells = rows[0]
    if tuple(cell.casefold() for cell in cells[: len(heads)]) != tuple(one.casefold() for one in heads):
        yield document.finding(
            service_materials, line=head.number, got=" | ".join(cells), expected=f"the heads {' | '.join(heads)}"
        )
        return
    for line, row in rows[1:]:
        for at, name in enumerate(heads):
            got = row[at] if at < len(row) else ""
            if expected := _fault(at, got):
                yield document.finding(
                    service_materials, line=line.number, got=(f"{got or 'nothing'} under {name}",), expected=expected
                )


def _fault(at: int, cell: str) -> str:
    """Return what would pass in a column of the table, ``""`` if the cell does."""
    if not cell or cell in ("-", "—", "/"):
        return "words in each cell of the table"
    if at == COPIES and not re.search(r"[0-9一二两三四五六七八九十]|\b(?:one|two|three)\b", cell, re.IGNORECASE):
        return "how many, such as 1 original and 1 copy (原件1份)"
    if at == BASIS and not ARTICLE.search(cell):
        return "the article that asks for it, such as Article 12 (第十二条)"
    return ""


def _catch_alls(document: Document, section: Section) -> Iterator[Finding]:
    for line in section.lines:
        for cell in line.words.strip().strip("|").split("|"):
            if found := CATCH_ALL.search(cell.strip()):
                yield document.finding(
                    service_materials,
                    line=line.number,
                    got=found[0],
                    expected="each material by its name, such as Identity card of the applicant; "
                    "what cannot be named is not asked for",
                )
