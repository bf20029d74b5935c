"""COL010: no text stands on two pages."""

from plugins.rules.fields.duplicate_text import duplicate_text
from plugins.rules.library import Library
from tests.rules.make import catalogue, document, policy, shown

LONG = "The clinic is open from eight to six. " * 70
LONG_CHINESE = "门诊时间为每日八时至十八时。" * 45


def findings(body, other, language="en"):
    one = document("work-updates", id="aaaaaaaa", language=language, body=body)
    two = document("press-releases", id="bbbbbbbb", language=language, body=other)
    library = Library(catalogue(), {"aaaaaaaa": one, "bbbbbbbb": two}, policy())
    return shown(duplicate_text(one, library))


def test_other_words_pass():
    assert findings(LONG, LONG.replace("open", "closed")) == []


def test_a_short_answer_may_serve_twice():
    assert findings("This condition is inherited.", "This condition is inherited.") == []
    assert findings("", "") == []


def test_a_text_is_long_from_two_thousand_letters_on():
    assert findings("a" * 1999, "a" * 1999) == []
    assert len(findings("a" * 2000, "a" * 2000)) == 1


def test_a_long_chinese_text_is_shorter_than_a_long_english_one():
    assert len(findings(LONG_CHINESE, LONG_CHINESE, "zh-Hans")) == 1
    assert findings(LONG_CHINESE[:500], LONG_CHINESE[:500], "zh-Hans") == []


def test_the_same_words_are_one_finding_whatever_the_white_space():
    assert findings(LONG, LONG.replace(" ", "\n")) == [
        "content/work-updates/2026/a.md:5: COL010 duplicate_text: got the words of bbbbbbbb, "
        "expected one document, and a link to it where it is needed, such as [text](doc:bbbbbbbb)"
    ]
