"""A page says what became of the laws that its text cites."""

from __future__ import annotations

from datetime import date

import pytest

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

LAWS, LAW, CITING, LATER = "laws-and-regulations", "wwwwwwww", "cccccccc", "aaaaaaaa"
BY = {"issued_by": ("Ministry of Health",)}
BODY = "**Article 3** Tanks are covered.\n\n**Article 5** Wells are sampled."
AMENDING = f"**Article 1** In [Article 3](doc:{LAW}#article-3) a word is replaced."
CITED = "Tanks are covered under Article 3 of the Safe Water Act."


def notes(body: str = CITED, *, own: bool = False, day: date = date(2020, 1, 1), **later: object) -> list[str]:
    """The notes above a text of 2020 that cites a law of 2010, to which another text of 2022 does something."""
    world = World()
    world.add(LAW, LAWS, "Safe Water Act", BODY, announced=date(2010, 3, 1), **BY)
    does = {"announced": date(2022, 1, 1), **BY, **later}
    world.add(CITING if own else LATER, LAWS, "Second Decision", AMENDING + (f"\n\n{body}" if own else ""), **does)
    if not own:
        world.add(CITING, "work-updates", "Tanks", body, dated=day)
    return parse(render(world).page(world.publications[CITING].url[1:])).words("div", class_="notes")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        pytest.param({}, [], id="in force as it was"),
        pytest.param({"repeals": (LAW,)}, ["Cites what is no longer in force: Safe Water Act"], id="repealed"),
        pytest.param(
            {"repeals": (LAW,), "body": "The Safe Water Act applies."},
            ["Cites what is no longer in force: Safe Water Act"],
            id="repealed, and cited by its title",
        ),
        pytest.param(
            {"amends": (LAW,)}, ["Cites what has since been amended: Safe Water Act, Article 3"], id="amended there"
        ),
        pytest.param({"amends": (LAW,), "body": CITED.replace("3", "5")}, [], id="amended elsewhere"),
        pytest.param({"amends": (LAW,), "day": date(2023, 1, 1)}, [], id="amended before it was written"),
        pytest.param({"repeals": (LAW,), "effective": date(2030, 1, 1)}, [], id="repealed in the future"),
        pytest.param({"repeals": (LAW,), "own": True}, [], id="repealed by the text itself"),
        pytest.param({"amends": (LAW,), "own": True}, [], id="amended by the text itself"),
    ],
)
def test_a_text_whose_law_is(settings, said):
    assert notes(**settings) == said
