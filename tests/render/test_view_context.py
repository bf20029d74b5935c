"""A view records all that it depends on: while its answers stay, it stays."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.plan.lists import PAGE_SIZE
from plugins.render.assets import load_assets
from plugins.render.make_context import make_context
from plugins.render.theme import Theme
from tests.render.make import THEME, World, withdrawn
from tests.render.site import Site, render, whole_site
from tests.render.world import make_world


def add_news_of_another_department(world: World) -> None:
    """Give a column a list that it did not have."""
    world.add("nwp00001", "work-updates", "More", "Words.", department="policy-and-law", dated=date(2026, 11, 23))


def add_a_page_of_news(world: World, day: date) -> None:
    """Give lists one more page, of years and departments that they have."""
    for number in range(PAGE_SIZE):
        world.add(f"nwp000{number:02d}", "work-updates", "More", "Words.", dated=day)


def answer_a_question_of_another_year(world: World) -> None:
    """Give a column a list that it did not have."""
    asked, answered = date(2019, 3, 1), date(2019, 3, 4)
    world.add(
        "nwp00001", "public-qa", "How?", "So.", asked=asked, answered=answered, answered_by="medical-administration"
    )


def withdraw_a_law_that_others_name(world: World) -> None:
    """Take away the target of references and links."""
    del world.publications["art00002"]


def tell_of_a_withdrawal(world: World) -> None:
    """Withdraw what is old enough to stand in no feed any more."""
    withdrawn(world, "nwp00001", "work-updates", "en", datetime(2026, 11, 20, 9, tzinfo=MINISTRY_ZONE))


def move_a_law_that_others_name(world: World) -> None:
    """Give the target of references and links another address."""
    law = world.publications["art00004"]
    world.publications["art00004"] = dataclasses.replace(law, url="/laws-and-regulations/2019/a.html")


CHANGES: dict[str, Callable[[World], None]] = {
    "one more of another department": add_news_of_another_department,
    "a page more of what is newer": partial(add_a_page_of_news, day=date(2026, 11, 23)),
    "a page more of what is older": partial(add_a_page_of_news, day=date(2026, 1, 1)),
    "one of another year": answer_a_question_of_another_year,
    "one less": withdraw_a_law_that_others_name,
    "one elsewhere": move_a_law_that_others_name,
    "one withdrawn that no feed holds": tell_of_a_withdrawal,
}


def is_followed(site: Site, after: Site, read: frozenset[object]) -> bool:
    """Return whether what a view read shows that something else is there now."""
    documents = {one for one in read if isinstance(one, str)}
    others = [id for id in documents if publications(site).get(id) != publications(after).get(id)]
    questions = [one for one in read if isinstance(one, tuple)]
    return bool(others) or any(site.renderer.answer(one) != after.renderer.answer(one) for one in questions)


def publications(site: Site) -> dict[str, object]:
    """Return what is public of each document."""
    return dict(site.world.catalogue().publications)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_view_that_becomes_another_has_read_what_changed(change):
    before, world = whole_site(), make_world()
    change(world)
    after = render(world)
    kept = [entry for entry in before.plan.entries if entry.kind.is_tracked and entry in after.plan.entries]
    changed = []
    for entry in kept:
        view, read = before.renderer.compute_view(entry)
        if view != after.renderer.view(entry):
            changed.append(entry.path)
            assert is_followed(before, after, read), f"{entry.path} does not follow"
    assert 0 < len(changed) < len(kept)


def test_what_is_remembered_is_recorded_for_everybody_who_uses_it():
    site = whole_site()
    theme = Theme(THEME, site.world.policy.site.languages, load_assets(THEME)[0])
    context = make_context(site.world.catalogue(), site.plan, theme, None, None, None, None)
    read = []
    for _ in range(3):
        context.read.clear()
        context.publication("art00002")
        assert context.remember(("home",), lambda: context.page("home", "en")) == "/"
        read.append(set(context.read))
    assert read == [{"art00002", ("address", "home", "en", "", ())}] * 3
