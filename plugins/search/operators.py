"""What people type into a query besides words: quotation marks, a minus, the number of an article, a document number.

- Words between quotation marks are needed: all of their terms must be there,
  side by side (`plugins.search.phrases`).
- What stands behind a minus that begins a word is left out: documents with all
  of its terms, side by side where it stands between quotation marks.
- ``第12条``, ``第十二条`` or ``article 12`` at the end means the place in the
  document that the rest is a name of.
- A document number as a whole query means that document. When none has it, only
  documents that have all of its terms, which cite it, are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.search.analyzer import RUN, fold

WITHOUT = re.compile(r"(?<!\S)[-\u2212\uff0d](?:[\"“”＂]([^\"“”＂]*)[\"“”＂]|(\S+))")
QUOTED = re.compile(r"[\"“”＂]([^\"“”＂]+)[\"“”＂]|[「『]([^」』]{1,200})[」』]")
ARTICLE = re.compile(
    r"(?<=[^\s0-9])\s*(?:第\s*([0-9]+|[零〇一二三四五六七八九十百千]+)\s*条|([0-9]+)\s*条|(?<!\w)art(?:icle|\.)\s*([0-9]+))\s*$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"^[^0-9]*([0-9]{4}[^0-9]+)?[0-9]+\s*号\s*$|^[^0-9]*[〔\[(][0-9]{4}[〕\])]\s*第?\s*[0-9]+\s*$")
DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Typed:
    """A query, taken apart.

    Attributes:
        whole: what is left of it without operators, an article included.
        words: the same without the article.
        needed: what stands between quotation marks; it is among the words too.
        without: what stands behind each minus.
        article: number of an article, ``""`` for none.
        label: how the article was typed.
        is_number: whether all of it is a document number.
    """

    whole: str
    words: str
    needed: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    article: str = ""
    label: str = ""
    is_number: bool = False


def taken_apart(query: str) -> Typed:
    """Take a query apart."""
    without = tuple(found[1] or found[2] or "" for found in WITHOUT.finditer(query))
    words = WITHOUT.sub(" ", query)
    needed = tuple(found[1] or found[2] for found in QUOTED.finditer(words))
    words = QUOTED.sub(r" \1\2 ", words).strip()
    article = ARTICLE.search(words)
    if article and not RUN.search(fold(words[: article.start()])):
        article = None
    return Typed(
        whole=words,
        words=words[: article.start()] if article else words,
        needed=needed,
        without=without,
        article=str(counted(article[1] or article[2] or article[3])) if article else "",
        label=article[0].strip() if article else "",
        is_number=bool(NUMBER.match(fold(words[: article.start()] if article else words))),
    )


def counted(numeral: str) -> int:
    """Return the number that figures or Chinese numerals mean, such as 12 or 十二."""
    total = last = 0
    for sign in numeral.replace("〇", "零"):
        if sign in UNITS:
            total += (last or 1) * UNITS[sign]
            last = 0
        else:
            last = last * 10 + (DIGITS.index(sign) if sign in DIGITS else int(sign))
    return total + last
