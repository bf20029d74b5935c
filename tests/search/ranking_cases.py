"""By what the two rankings are compared: words, titles and numbers, and sites that came about in other ways."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from plugins.search.analyzer import runs
from tests.search.make import Site, Text, edited

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
WORDS, NAMES = (500, 200) if LONG else (120, 40)
EDITED, WITHDRAWN = (50, 20) if LONG else (13, 7)


def spread(texts: list[Text], count: int) -> list[Text]:
    """So many documents, far apart."""
    return texts[:: len(texts) // count][:count]


def words_of(texts: list[Text]) -> list[str]:
    """Words that occur, one of each of so many documents."""
    places = [[word or paired[:4] for word, paired in runs(one.plain)] for one in spread(texts, WORDS)]
    return [words[place * 7 % len(words)] for place, words in enumerate(places)]


def titles_of(texts: list[Text]) -> list[str]:
    """Titles of so many documents, each other one without what stands in front of it."""
    titles = [one.document.title for one in spread(texts, NAMES)]
    return [title if place % 2 else title.removeprefix("中华人民共和国") for place, title in enumerate(titles)]


def numbers_of(texts: list[Text]) -> list[str]:
    """Numbers of so many documents: whole, without 第 and 号, as a serial, with the agency, and those that none has."""
    numbered = [one.document.number for one in texts if one.document.number]
    numbers = numbered[:: len(numbered) // NAMES][:NAMES]
    forms = (
        lambda number: number,
        lambda number: number.replace("第", "").replace("号", ""),
        lambda number: number.partition("令")[2] or number[2:],
        lambda number: f"国务院{number}",
        lambda number: f"{number[:-1]}9号",
    )
    return [forms[place % len(forms)](number) for place, number in enumerate(numbers)]


def numbered(place: int, one: Text) -> Text:
    """A document, each third with a number: of an order, or with its year."""
    if place % 3:
        return one
    number = f"卫规〔{2000 + place % 27}〕{place}号" if place % 2 else f"令第{place}号"
    return replace(one, document=one.document._replace(number=number))


def site_of(*releases: Sequence[Text]) -> Site:
    """A site that showed some documents, and then others."""
    site = Site()
    for texts in releases:
        site.release(texts)
    return site


def older(texts: list[Text]) -> list[Text]:
    """The same documents, some of them with another text before they were edited."""
    late = {one.document.id for one in spread(texts, EDITED)}
    return [edited(one, "before") if one.document.id in late else one for one in texts]


def gone(texts: list[Text]) -> list[Text]:
    """Documents that are withdrawn later, with the words of others."""
    return [replace(one, document=one.document._replace(id=f"gone-{one.document.id}")) for one in texts[:WITHDRAWN]]


def states(texts: list[Text]) -> dict[str, Site]:
    """Sites that show the same documents, and came to it in other ways."""
    every = {"after edits and withdrawals": site_of([*gone(texts), *older(texts)], texts)}
    if LONG:
        every |= {
            "after edits": site_of(older(texts), texts),
            "after withdrawals": site_of([*gone(texts), *texts], texts),
            "after a fold": site_of([*gone(texts), *older(texts)], [*gone(texts), *texts], texts),
        }
    return every
