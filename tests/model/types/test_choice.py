"""``choice``: one of the words that policy lists."""

from __future__ import annotations

from plugins.model.shown import Words
from tests.model.types.make import read, refusal, shown

LANGUAGES = ("en", "zh-Hans")


def test_one_of_the_words_passes():
    assert read("choice", "en", choices=LANGUAGES) == "en"
    assert shown("choice", "en", choices=LANGUAGES) == Words(("en",))


def test_another_word_is_told_which_there_are():
    assert refusal("choice", "fr", choices=LANGUAGES) == "one of en, zh-Hans"
