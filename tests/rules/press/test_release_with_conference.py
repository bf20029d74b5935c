"""PRE005: what is given out at a press conference goes out with it (I.4, I.5)."""

from __future__ import annotations

import pytest

from plugins.rules.library import Library
from plugins.rules.press.release_with_conference import release_with_conference
from tests.rules.make import catalogue, document, policy, publication, shown

CONFERENCE = publication("k7m29xqf", "press-conferences", dated="2026-11-16")
NEWS = publication("pa034pye", "work-updates", dated="2026-11-16")


def findings(**fields):
    text = document("press-releases", id="9tq4w2ha", **fields)
    return shown(release_with_conference(text, Library(catalogue(CONFERENCE, NEWS), {}, policy())))


@pytest.mark.parametrize(
    "fields",
    [
        {"announces": ("k7m29xqf",), "publish": "with k7m29xqf"},
        {"announces": ("pa034pye",), "publish": "on-approval"},
        {"announces": ("pa034pye", "k7m29xqf"), "publish": "with k7m29xqf"},
        {},
    ],
)
def test_a_release_that_goes_with_its_conference_passes(fields):
    assert findings(**fields) == []


@pytest.mark.parametrize(
    ("publish", "got"),
    [
        ("", "nothing"),
        ("on-approval", "on-approval"),
        ("with pa034pye", "with pa034pye"),
        ("2026-11-27T10:00", "2026-11-27T10:00:00+08:00"),
    ],
)
def test_any_other_time_is_refused(publish, got):
    said = {"publish": publish} if publish else {}
    assert [line.partition("PRE005 ")[2] for line in findings(announces=("k7m29xqf",), **said)] == [
        f"publish: got {got}, expected with k7m29xqf, the conference that it is about"
    ]
