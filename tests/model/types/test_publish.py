"""``publish``: when a document may be public."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Publish
from plugins.model.shown import Words
from tests.model.types.make import read, refusal, shown


@pytest.mark.parametrize(
    ("raw", "publish"),
    [
        ("on-approval", Publish("on-approval")),
        ("on-go", Publish("on-go")),
        ("with k7m29xqf", Publish("with", id="k7m29xqf")),
        ("2026-11-23T09:00", Publish("time", at=datetime(2026, 11, 23, 9, tzinfo=MINISTRY_ZONE))),
        ("2026-11-23", Publish("time", at=datetime(2026, 11, 23, tzinfo=MINISTRY_ZONE))),
    ],
)
def test_publish_is_a_time_a_word_or_another_document(raw, publish):
    assert read("publish", raw) == publish


@pytest.mark.parametrize(
    "raw",
    [
        "with",
        "with K7M29XQF",
        "with k7m29xqf9",
        "with k7m29xqf, 9tq4w2ha",
        "tomorrow",
        "on-approval ",
        "T",
        "2026-11-23T",
    ],
)
def test_other_values_of_publish_are_refused(raw):
    assert refusal("publish", raw) == (
        "a time such as 2026-11-23T10:00, a day, on-approval, on-go, or with and an id, such as with k7m29xqf"
    )


@pytest.mark.parametrize("raw", ["on-approval", "on-go", "with k7m29xqf", "2026-11-23T09:00:00+08:00"])
def test_it_is_shown_as_it_may_be_typed(raw):
    assert shown("publish", raw) == Words((raw,))
