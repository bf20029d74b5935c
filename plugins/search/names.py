"""Names: what a document is called besides its whole title, and what of a query may be such a name.

Each name is one term, that of its whole (`plugins.search.analyzer`). A title
counts as it stands, without ``STATE`` at its beginning, and each of the two
without the brackets at its end, such as （试行）.

In document numbers 第 before a figure, 号 behind one and 年 between year and
serial are left out, on both sides, so that 令第517号, 令517号 and 令517 are one. A
number with a year counts without what is before the year as well; one without a
year as its serial alone, and that of an order without what is before 令. A query
counts like a number, and without what is before its 令.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.search.analyzer import fold, whole

STATE = "中华人民共和国"
BRACKETS = re.compile(r"(?<!\s)\s*[(（〔\[][^()（）〔〕\[\]]*[)）〕\]]\s*$")
LEFT_OUT = re.compile("第\\s*(?=[0-9])|(?<=[0-9])\\s*号|(?<=[0-9]{4})年(?=\\s*第?\\s*[0-9])")
YEAR = re.compile("^[^0-9]*([0-9]{4}[^0-9]+[0-9]+)[^0-9]*$")
ORDER = re.compile("^.*(令[^0-9令]*+[0-9]++)[^0-9]*$")
SERIAL = re.compile("^[^0-9]*([0-9]+)[^0-9]*$")


def names_of(title: str, number: str) -> tuple[str, ...]:
    """Return the terms of the names of a document, each once; ``number`` may be ``""``."""
    return _wholes([*_titles(title), *_numbers(_plain(number))])


def names_asked(query: str, words: str) -> tuple[str, ...]:
    """Return the terms of what a query may be the name of, itself first; ``words`` is the query without an article."""
    number = _plain(words)
    order = ORDER.match(number)
    return _wholes([query, words, number, order[1] if order else ""])


def _plain(number: str) -> str:
    return LEFT_OUT.sub(" ", fold(number))


def _titles(title: str) -> Iterator[str]:
    for one in (title, title.removeprefix(STATE)):
        yield one
        yield BRACKETS.sub("", one)


def _numbers(number: str) -> Iterator[str]:
    yield number
    if year := YEAR.match(number):
        yield year[1]
        return
    for form in (ORDER, SERIAL):
        if found := form.match(number):
            yield found[1]


def _wholes(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for text in dict.fromkeys(texts) if (term := whole(text))))
