"""PRE002: a press release names what it announces."""

from plugins.model.finding import Weight
from plugins.rules.press.bound_release import bound_release
from tests.rules.make import document, shown


def test_a_release_that_names_what_it_announces_passes():
    assert list(bound_release(document("press-releases", announces=("k7m29xqf",)))) == []


def test_it_refuses_nothing():
    assert bound_release.weight is Weight.NOTE


def test_one_that_names_nothing_is_one_finding():
    assert shown(bound_release(document("press-releases"))) == [
        "content/press-releases/2026/a.md:1: PRE002 announces: got nothing, "
        "expected the ids of what it announces, such as announces: [k7m29xqf]"
    ]
