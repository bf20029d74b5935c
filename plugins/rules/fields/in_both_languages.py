"""Laws and normative documents say in the other language as well what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.model.other_language import SUMMARY_OTHER, TITLE_OTHER
from plugins.rules.rule import rule

HAN = re.compile(r"[\u3400-\u9fff]")
CHINESE = "zh-Hans"
EXAMPLES = {
    CHINESE: {
        TITLE_OTHER: "the title in English, such as Measures for Sentinel Reporting",
        SUMMARY_OTHER: "one or two sentences in English, such as Who reports what, and how often",
    },
    "en": {
        TITLE_OTHER: "the title in Chinese, such as 村镇安全饮用水条例",
        SUMMARY_OTHER: "one or two sentences in Chinese, such as 谁供水、谁检测、谁负责",
    },
}


@rule("COL020", clause="IV.2", every=False, weight=Weight.NOTE)
def in_both_languages(document: Document) -> Iterator[Finding]:
    """Ask for title and gist of a law or a normative document in the language it is not written in.

    Who reads only the other language finds it by them in lists and in the
    search, and learns from its page what it is about. A text in Chinese
    says them in English, every other one in Chinese; words in the language
    of the text itself do not serve.

    Source: regulation IV.2 (laws are made known to the public); WCAG 2.2, 3.1.2.
    """
    language = document.string("language")
    examples = EXAMPLES[CHINESE if language == CHINESE else "en"]
    for field, expected in examples.items():
        said = document.string(field).strip()
        if not said or bool(HAN.search(said)) is (language == CHINESE):
            got = ("nothing",) if not said else ("words in the language of the text",)
            yield document.finding(in_both_languages, field=field, got=got, expected=expected)
