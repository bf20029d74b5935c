"""The names by which texts cite a law, in a form in which equal ones are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CHINESE = re.compile("[\u3400-\u9fff]")
COUNTRY = "中华人民共和国"
BRACKETS = re.compile(r"[《》〈〉<>«»\s]")
REVISION = re.compile(r"\((?:[12][0-9]{3}年?)?[ ]?(?:修订|修正|修改|[Rr]evision|[Rr]evised)?(?:版|本|文本)?\)$")
FIRST_WORD = re.compile(r"^the\s+", re.IGNORECASE)


@lru_cache(maxsize=8192)
def full_name(written: str) -> str:
    """Return a title or a citation of it as it is compared.

    The name of the country, brackets around a title within the title, the
    width of brackets and, between Chinese characters, white space count for
    nothing; in English the case of letters and a first "the" do.
    """
    name = unicodedata.normalize("NFKC", written)
    if CHINESE.search(name):
        return BRACKETS.sub("", name).replace(COUNTRY, "")
    return FIRST_WORD.sub("", " ".join(name.split())).casefold()


def short_name(name: str) -> str:
    """Return what `full_name` gave without the year or the revision that stands in brackets behind it."""
    return REVISION.sub("", name).rstrip() if name.endswith(")") else name.rstrip()
