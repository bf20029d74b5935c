"""A number in a sentence goes with what it counts: one function decides, and sentences of pages have two forms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from plugins.render.words import load_words
from tests.architecture.sources import faults_of, tree_of
from tests.repository import REPOSITORY

NOUNS = (
    "acts(?!,)|applications|attachments|bytes|cells|characters|columns|comments|days|differences|documents|faults|files|"
    "filters|findings|groups|hours|keys|keywords|machines|months|pages|people|records|releases|results|revisions|rows|"
    "seals|signatures|tables|texts|times|values|words"
)
PLURAL = re.compile(rf" (?:[a-z]+ )?(?:{NOUNS})\b")
LIMIT = re.compile(r"[A-Z_]+(?:\.[a-z]+)?")
"""A constant of the program, which is never one."""

COUNTS = re.compile(rf"\{{\w+\}} (?:[a-z]+ )?(?:{NOUNS})\b")


def bare_plurals(path: str, source: str) -> Iterator[str]:
    """Yield formatted texts that put a number before a word that is wrong for one."""
    for node in tree_of(source):
        if isinstance(node, ast.JoinedStr):
            for number, words in zip(node.values, node.values[1:], strict=False):
                if (
                    isinstance(number, ast.FormattedValue)
                    and isinstance(words, ast.Constant)
                    and PLURAL.match(str(words.value))
                    and not LIMIT.fullmatch(ast.unparse(number.value))
                ):
                    yield f"{path}:{node.lineno}: {ast.unparse(number.value)} before{words.value[:30]!r}: counted(…)"


def test_no_sentence_of_the_program_is_wrong_for_one():
    assert faults_of(bare_plurals, lambda path: path.startswith("plugins/") and path.endswith(".py")) == []


@pytest.mark.parametrize("source", ['f"{len(x)} documents"', 'f"on {n} public documents."', 'f"{(a - b).days} days"'])
def test_a_number_before_a_plural_is_found(source):
    assert len(list(bare_plurals("a.py", source))) == 1


@pytest.mark.parametrize("source", ['f"at most {MOST} files"', 'f"files: {n}"', 'f"{who} signs"', 'f"{n} of them"'])
def test_a_limit_a_colon_and_a_verb_pass(source):
    assert list(bare_plurals("a.py", source)) == []


def for_one(key: str) -> set[str]:
    """Return the keys under which the sentence for one may stand: results_one, late_one, one_page."""
    key = key.replace("many", "one").replace("days", "one")
    return {key, key.removesuffix("s")}


def test_every_sentence_of_a_page_that_counts_has_another_for_one():
    words = load_words(REPOSITORY / "theme", "en")
    counting = [key for key, sentence in words.items() if COUNTS.search(sentence)]
    assert {"results_all_many", "many_pages", "late_days"} <= {*counting}
    assert [key for key in counting if not words.keys() & for_one(key) - {key}] == []
