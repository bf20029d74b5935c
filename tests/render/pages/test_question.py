"""A question and its answer: when each came, and whose the answer is."""

from __future__ import annotations

import json
from datetime import date

from plugins.render.pages.question import Details
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

ASKED, ANSWERED = date(2026, 11, 20), date(2026, 11, 23)


def site_of(**fields: object):
    """Render a site with one question to a department, and return it with the address of the question."""
    world = World()
    values = {"asked": ASKED, "answered_by": "medical-administration"} | fields
    publication = world.add("k7m29xqf", "public-qa", "Where?", "There.", department="disease-control", **values)
    return render(world), publication.url[1:]


def test_the_answer_is_that_of_the_department_and_of_its_own_day():
    site, path = site_of(answered=ANSWERED)
    assert site.views[path].details == Details("2026-11-20", "2026-11-23", "Medical Administration")


def test_without_a_day_of_the_answer_nobody_is_said_to_have_answered():
    site, path = site_of()
    assert site.views[path].details == Details("2026-11-20", "", "")


def test_structured_data_says_when_each_was_published():
    site, path = site_of(answered=ANSWERED)
    (script,) = parse(site.page(path)).all("script", type="application/ld+json")
    question = json.loads(script.text)["@graph"][0]["mainEntity"]
    assert (question["datePublished"], question["acceptedAnswer"]["datePublished"]) == ("2026-11-20", "2026-11-23")
