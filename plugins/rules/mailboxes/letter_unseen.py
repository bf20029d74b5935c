"""No letter that came is shown, nor a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import hits
from plugins.rules.rule import rule

LETTER = re.compile(
    r"^[ 　>*]*(?:尊敬|敬爱)的[^\n，。]{0,16}(?:部长|领导|同志|先生|女士|您好?)[^\n]{0,6}$"
    r"|^[ 　>*]*(?:此致(?:[ 　]*敬礼)?|敬礼)[！!。]?$"
    r"|(?:来信|来函|举报|报告)(?:原文|全文|正文|内容如下)"
    r"|(?:受理|回执|登记|举报)(?:编)?号[ 　]*[：:][ 　]*[A-Za-z0-9-]{4,}"
    r"|^[ >*]*Dear (?:Minister|Sirs?|Madam|Sir or Madam|Mr|Ms|Mrs|Dr)\b[^\n]{0,40}$"
    r"|^[ >*]*(?:Yours (?:faithfully|sincerely|truly)|Sincerely yours|(?:Kind|Best) regards)[,.]?[ *]*$"
    r"|\b(?:full )?text of the (?:letter|report) (?:received|follows)"
    r"|\b(?:receipt|report) (?:number|no\.?)[ ]*[:#]?[ ]*(?=[A-Z0-9-]*[0-9])[A-Z0-9-]{4,}",
    re.IGNORECASE | re.MULTILINE,
)


@rule("MBX002", clause="IV.5", every=False)
def letter_unseen(document: Document) -> Iterator[Finding]:
    """Refuse what a letter has: salutation, closing words, its own text, the number of a receipt.

    What is answered is said in the office's own words, as ``concern``. A reply
    has no attachments, for what came with a letter is part of it.

    Source: regulation IV.5; Personal Information Protection Law, article 28.
    """
    for hit in hits(document, _letter):
        yield document.finding(
            letter_unseen,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("a part of a letter"),
            expected="what was asked in the office's own words, as concern:, and nothing of the letter",
        )
    if "concern" in document.raw and document.attachments:
        yield document.finding(
            letter_unseen,
            line=document.body_line,
            got=(f"{counted(len(document.attachments), 'attachment')} of a reply",),
            expected="a reply without any; link to a document that is public",
        )


def _letter(words: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in LETTER.finditer(words))
