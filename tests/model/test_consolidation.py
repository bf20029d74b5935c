"""A consolidated text is of the laws among what it names: of those that amend nothing else of it (IV.2)."""

from __future__ import annotations

from plugins.model.consolidation import laws_among
from tests.render.make import World

LAW, FIRST, SECOND = "pa034pye", "7pcqbkr4", "9tq4w2ha"


def laws(**amends: tuple[str, ...]) -> list[str]:
    """The laws among three documents, of which some amend others."""
    world = World()
    for id, key in ((LAW, "law"), (FIRST, "first"), (SECOND, "second")):
        world.add(id, "laws-and-regulations", key, "Article 1 It holds.", amends=amends.get(key, ()))
    return [one.revision.fields["title"] for one in laws_among(world.publications.values())]


def test_the_law_is_what_the_others_amend():
    assert laws(first=(LAW,), second=(LAW,)) == ["law"]


def test_an_amendment_of_an_amendment_is_no_law():
    assert laws(first=(LAW,), second=(FIRST,)) == ["law"]


def test_what_amends_something_that_the_text_does_not_hold_is_a_law_of_its_own():
    assert laws(first=(LAW,), second=("k7m29xqf",)) == ["law", "second"]
