"""TOP002: nothing is added to a topic that is frozen."""

import pytest

from plugins.rules.library import Library
from plugins.rules.topics.topic_frozen import topic_frozen
from tests.rules.make import catalogue, document, policy, publication, shown, time

ID, ONE, TWO = "k7m29xqf", "bbbbbbbb", "cccccccc"


def findings(gathers, *, at="2027-04-01T00:00", frozen="2027-04-01", **raw):
    public = publication(ID, "special-topics", gathers=(ONE, TWO), **({"frozen": frozen} if frozen else {}))
    library = Library(catalogue(public, at=time(at)), {}, policy())
    return shown(topic_frozen(document("special-topics", id=ID, gathers=gathers, **raw), library))


@pytest.mark.parametrize("gathers", [(ONE, TWO), (TWO, ONE), (ONE,)])
def test_what_it_gathered_may_be_sorted_and_taken_out(gathers):
    assert findings(gathers) == []


def test_before_its_day_and_without_one_anything_is_added():
    assert findings((ONE, "dddddddd"), at="2027-03-31T23:59") == []
    assert findings((ONE, "dddddddd"), frozen="") == []


def test_a_topic_that_is_not_public_yet_gathers_what_it_likes():
    new = document("special-topics", id="mmmmmmmm", gathers=(ONE,), frozen="2026-01-01")
    assert shown(topic_frozen(new, Library(catalogue(), {}, policy()))) == []


def test_a_later_day_in_the_new_text_does_not_open_it():
    assert len(findings((ONE, "dddddddd"), frozen="2027-04-01")) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings((ONE, "dddddddd")) == [
        "content/special-topics/2026/a.md:3: TOP002 gathers: got dddddddd, which it did not gather when it was frozen "
        "on 2027-04-01, expected what it gathered then, or a new topic, or first the approval of a text that is "
        "frozen later"
    ]
