"""``choice``: one of the words that policy lists."""

from __future__ import annotations

from plugins.model.field import Field
from plugins.model.field_types import TYPES
from plugins.model.shown import ChoiceTitle
from tests.model.types.make import read, refusal, shown

LANGUAGES = ("en", "zh-Hans")


def test_one_of_the_words_passes():
    assert read("choice", "en", choices=LANGUAGES) == "en"
    assert shown("choice", "en", choices=LANGUAGES) == ChoiceTitle("en")


def test_another_word_is_told_which_there_are():
    assert refusal("choice", "fr", choices=LANGUAGES) == "one of en, zh-Hans"


def test_the_titles_of_choices_are_listed_and_stand_in_the_schema():
    titles = {"hexi": {"en": "Hexi", "zh-Hans": "河西省"}}
    field = Field("region", TYPES["choice"], {}, choices=("hexi", "baisha"), titles=titles)
    listed = TYPES["choice"].listed
    assert listed is not None
    assert listed(field, {}) == {"hexi": titles["hexi"], "baisha": {}}
    assert TYPES["choice"].schema(field, {}) == {"type": "string", "enum": ["hexi", "baisha"], "x-titles": titles}


def test_choices_without_titles_have_a_plain_schema():
    field = Field("region", TYPES["choice"], {}, choices=("a", "b"))
    assert TYPES["choice"].schema(field, {}) == {"type": "string", "enum": ["a", "b"]}
