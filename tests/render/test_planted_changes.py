"""200 small changes between two texts, each called minor: every one is seen, one click from the document."""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import unescape

import pytest

from plugins.model.address import difference_address
from plugins.model.document import Attachment
from plugins.model.publication import Version
from plugins.read.markdown import to_text
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import Site, render

PLANTED = 200

ENGLISH = """# Duties

Article 1 Every hospital reports within {n} hours, and Doctor Li Wei does not sell the {n} doses.

Article 2 The temperature is kept at or below 8 °C, that is <= 8.

| place | doses |
| --- | --- |
| Stone Bridge | {n} |
| West Gate | 17 |

- Wells are sampled.
- Rivers are watched.

See [the act](doc:art00004), and [the table](table.csv).

The last paragraph, number {n}.
"""

CHINESE = """# 职责

第一条 医疗机构应当在{n}小时内报告，医师李伟不得出售疫苗{n}剂。

第二条 温度不得高于8 °C，即 <= 8。

| 地点 | 剂次 |
| --- | --- |
| 石桥 | {n} |
| 西门 | 17 |

- 水井采样。
- 河流监测。

见[该法](doc:art00004)和[附表](table.csv)。

最后一段，第{n}号。
"""


@dataclass(frozen=True)
class Planted:
    """A change: the bodies, what readers must see struck out and put in, and which other parts differ."""

    older: str
    newer: str
    gone: str = ""
    come: str = ""
    title: str = ""
    effective: date | None = None
    file: bool = False


Plant = Callable[[str, random.Random], Planted]


def swap(old: str, new: str, gone: str | None = None, come: str | None = None) -> Plant:
    """Replace the first of some words; readers see ``gone`` and ``come``, or the words themselves."""

    def plant(body: str, chance: random.Random) -> Planted:
        assert old in body
        return Planted(body, body.replace(old, new, 1), old if gone is None else gone, new if come is None else come)

    return plant


def either(english: Plant, chinese: Plant) -> Plant:
    """Plant one thing in English texts, another in Chinese ones."""
    return lambda body, chance: (english if "Article" in body else chinese)(body, chance)


def digit(body: str, chance: random.Random) -> Planted:
    """Change one digit of one number."""
    place = chance.choice([match.start() for match in re.finditer(r"(?<![a-z0-9])[1-9]", body)])
    other = chance.choice([d for d in "123456789" if d != body[place]])
    newer = body[:place] + other + body[place + 1 :]
    number = next(m for m in re.finditer("[0-9]+", body) if m.start() <= place < m.end())
    return Planted(body, newer, number[0], newer[number.start() : number.end()])


def moved(body: str, chance: random.Random) -> Planted:
    """Move the last paragraph to the front."""
    *rest, last = body.strip().split("\n\n")
    return Planted(body, "\n\n".join([last, *rest]), last, last)


def dated(gone: str, come: str) -> Plant:
    """Change the day on which a law takes effect by a month."""
    return lambda body, chance: Planted(body, body, gone, come, effective=date(2027, 2, 1))


ACT = "/work-updates/2026/art00004.html"
"""What a link to a public document leads to; the other link leads to one that is not public."""

PLANTS: dict[str, Plant] = {
    "a digit": digit,
    "a name": either(swap("Li Wei", "Li Wen", "Wei", "Wen"), swap("李伟", "李玮", "伟", "玮")),
    "a negation": either(swap("does not sell", "does sell", "not", " "), swap("不得出售", "可以出售", "不得", "可以")),
    "a cell": swap("| 17 |", "| 71 |", "17", "71"),
    "an empty cell": swap("| 17 |", "| |", "17", ""),
    "a sign": swap("<= 8", "= 8", "<", ""),
    "a paragraph that moves": moved,
    "items that change places": either(
        swap(
            "- Wells are sampled.\n- Rivers are watched.",
            "- Rivers are watched.\n- Wells are sampled.",
            "Wells are sampled.",
            "Wells are sampled.",
        ),
        swap("- 水井采样。\n- 河流监测。", "- 河流监测。\n- 水井采样。", "水井采样。", "水井采样。"),
    ),
    "a link": swap("doc:art00004", "doc:art00002", f"⟨{ACT}⟩", "art00002⟩"),
    "a file under the same name": lambda body, chance: Planted(
        body, body, "sha256:" + "1" * 64, "sha256:" + "2" * 64, file=True
    ),
    "a title": lambda body, chance: Planted(body, body, "Wells", "Springs", title="Measures on Springs"),
    "a date": either(dated("January", "February"), dated("1", "2")),
    "how a number is set": swap("8 °C", "**8** °C", "", "**"),
}


def identity(number: int) -> str:
    """Return the id of a planted document."""
    return f"pant{number:04}"


@functools.cache
def planted() -> tuple[Site, dict[str, tuple[str, Planted]]]:
    """Return a site of documents with one change each, rendered, and what was changed by id."""
    world, made = World(), {}
    world.add("art00004", "work-updates", "The act", "Of wells.", dated=date(2026, 11, 1))
    for number in range(PLANTED):
        chance = random.Random(number)  # noqa: S311 - a seed
        kind = list(PLANTS)[number % len(PLANTS)]
        body = (ENGLISH, CHINESE)[number // len(PLANTS) % 2].format(n=chance.randint(10, 99))
        id = identity(number)
        change = PLANTS[kind](body, chance)
        add(world, id, change, "en" if "Article" in body else "zh-Hans")
        made[id] = kind, change
    return render(world), made


def add(world: World, id: str, change: Planted, language: str) -> None:
    """Add a law with the newer text public and the older one before it, the change called minor."""
    file = Attachment("table.csv", 20, ("2" if change.file else "1") * 64)
    one = world.add(
        id,
        "laws-and-regulations",
        change.title or "Measures on Wells",
        change.newer,
        language=language,
        announced=date(2026, 11, 20),
        effective=change.effective or date(2027, 1, 1),
    )
    assert one.since
    later, before = one.since + timedelta(days=1), f"sha256:{'0' * 56}{id}"
    fields = {**one.revision.fields, "title": "Measures on Wells", "effective": date(2027, 1, 1)}
    older = replace(one.revision, digest=before, fields=fields, attachments=(replace(file, sha256="1" * 64),))
    world.texts[before] = to_text(change.older, first_line=1)
    world.publications[id] = replace(
        one,
        revision=replace(one.revision, attachments=(file,)),
        earlier=(older,),
        versions=(
            Version(one.revision.digest, later, "minor", "A misprint was corrected."),
            Version(before, one.since, "", "", later),
        ),
    )


def marked(page: str, tag: str) -> str:
    """Return everything that a page shows as taken out or put in."""
    return "\n".join(re.sub("<[^>]+>", "", found) for found in re.findall(f"<{tag}>.*?</{tag}>", page, re.DOTALL))


@pytest.mark.parametrize("number", range(PLANTED))
def test_a_planted_change_is_seen(number):
    site, made = planted()
    id = identity(number)
    kind, change = made[id]
    publication = site.world.publications[id]
    address = difference_address(id, *publication.changes[0])
    document, page = site.page(publication.url[1:]), site.page(address[1:])
    assert f'href="{address}"' in document, "one click from the document"
    gone, come = (unescape(marked(page, tag)) for tag in ("del", "ins"))
    assert change.gone in gone, (kind, gone, come)
    assert change.come in come, (kind, gone, come)
    assert gone + come != ""
    said = parse(document).words("section", class_="trail")[0]
    assert re.search(r"Minor change|细微修改", said)
    assert re.search(
        r"[1-9][0-9]* (?:taken out|put in)|(?:删去字词、数字和符号|增加)[1-9]|files that differ: 1|变动附件1", said
    ), said


def test_a_changed_link_leads_to_an_address_or_says_that_nobody_can_read_it():
    site, made = planted()
    pages = [
        site.page(difference_address(id, *site.world.publications[id].changes[0])[1:])
        for id, (kind, _) in made.items()
        if kind == "a link"
    ]
    said = {target for page in pages for target in re.findall("⟨(.*?)⟩", marked(page, "ins") + marked(page, "del"))}
    assert said == {ACT, "not public, art00002", "未公开，art00002"}
    assert not any("doc:" in page for page in pages)


def test_half_of_them_are_chinese_and_every_kind_is_among_them():
    _, made = planted()
    assert {kind for kind, _ in made.values()} == set(PLANTS)
    assert 60 < sum("Article" not in change.older for _, change in made.values()) < 140


def test_of_a_text_that_did_not_change_nothing_is_marked():
    world = World()
    add(world, identity(0), Planted(ENGLISH, ENGLISH), "en")
    site = render(world)
    publication = site.world.publications[identity(0)]
    page = site.page(difference_address(identity(0), *publication.changes[0])[1:])
    assert "<ins>" not in page and "<del>" not in page
    assert "There is no visible difference." in page
