"""COL020: laws and normative documents say in the other language as well what they are about."""

import pytest

from plugins.rules.fields.in_both_languages import in_both_languages
from tests.rules.make import document, shown

CHINESE = {"title_other": "村镇安全饮用水条例", "summary_other": "谁供水、谁检测、谁负责。"}
ENGLISH = {"title_other": "Measures for Sentinel Reporting", "summary_other": "Who reports what, and how often."}


def findings(language, **said):
    return shown(in_both_languages(document(title="A title", language=language, **said)))


@pytest.mark.parametrize(("language", "said"), [("en", CHINESE), ("zh-Hans", ENGLISH)])
def test_title_and_gist_in_the_other_language_pass(language, said):
    assert findings(language, **said) == []


@pytest.mark.parametrize(("language", "said"), [("en", ENGLISH), ("zh-Hans", CHINESE)])
def test_words_in_the_language_of_the_text_do_not_serve(language, said):
    assert len(findings(language, **said)) == 2


@pytest.mark.parametrize("missing", ["title_other", "summary_other"])
def test_each_of_the_two_is_asked_for(missing):
    assert [line.split(" ")[2] for line in findings("en", **{**CHINESE, missing: ""})] == [f"{missing}:"]


def test_the_message_names_place_fault_and_remedy():
    assert findings("en", summary_other=CHINESE["summary_other"]) == [
        "content/policy-information/2026/a.md:1: COL020 title_other: got nothing, "
        "expected the title in Chinese, such as 村镇安全饮用水条例"
    ]
