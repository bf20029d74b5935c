"""500 real laws and 3,000 real questions, as if they were new and as an old site has them: no false alarm."""

import functools
import os
from collections import Counter, defaultdict

from plugins.model.ids import ALPHABET
from plugins.rules.every_rule import RULES
from plugins.rules.library import Library
from plugins.rules.ruleset import check_document
from tests.corpus import corpus
from tests.rules.make import NOW, catalogue, document, policy


def identifier(number):
    return "".join(ALPHABET[number // 32**place % 32] for place in range(8))


@functools.cache
def laws():
    return tuple(
        document(
            "laws-and-regulations",
            id=identifier(number),
            title=law["title"],
            status="draft",
            language=law["language"],
            department="policy-and-law",
            contact="xu.jing",
            publish="on-approval",
            issued_by=(law["history"][0] if law["history"] else law["category"],),
            announced=law["announced"],
            effective=law["announced"],
            history=tuple(law["history"]),
            body=law["body"],
            **({"document_number": law["number"]} if law["number"] else {}),
        )
        for number, law in enumerate(corpus("laws.jsonl.xz"))
    )


@functools.cache
def answers():
    return tuple(
        document(
            "public-qa",
            id=identifier(1000 + number),
            title=record["question"],
            status="draft",
            language=record["language"],
            department="disease-control",
            contact="li.wei",
            asked="2026-11-20",
            answered="2026-11-23",
            answered_by="disease-control",
            body=record["answer"],
        )
        for number, record in enumerate(corpus("questions-and-answers.jsonl.xz"))
    )


def found(documents, *, adopted):
    """The findings by rule, each with the documents it was found in."""
    library = Library(catalogue(), {one.id: one for one in documents}, policy())
    by_rule = defaultdict(set)
    for one in documents:
        for finding in check_document(one, library=library, at=NOW, adopted=adopted):
            by_rule[finding.rule].add(one.id)
    return by_rule


def shared(documents, key):
    """The documents of which another has the same key."""
    keys = Counter(key(one) for one in documents)
    return {one.id for one in documents if keys[key(one)] > 1}


def test_the_corpus_is_the_whole():
    assert (len(laws()), len(answers())) == (500, 3000)


def test_nothing_is_found_in_what_an_old_site_has_but_the_one_law_without_a_text():
    empty = {law.id for law in laws() if not law.body.strip()}
    assert len(empty) == 1
    assert found(laws(), adopted=True) == {"text_present": empty}
    assert found(answers(), adopted=True) == {}


def test_of_new_laws_only_what_is_so_is_found():
    # Six numbered laws stand in the corpus in an old and in an amended state. None is public here.
    numbered = [law for law in laws() if law.string("document_number")]
    twice = shared(numbered, lambda law: (law.string("title"), law.string("document_number"), law.day("announced")))
    assert len(twice) == 12
    empty = {law.id for law in laws() if not law.body.strip()}
    every = {law.id for law in laws()}
    assert found(laws(), adopted=False) == {
        "in_both_languages": every,
        "number_unique": twice,
        "overdue_draft": every,
        "text_present": empty,
    }


def test_of_new_questions_only_what_is_so_is_found():
    long = [answer for answer in answers() if len("".join(answer.body.split())) >= 2000]
    twice = shared(long, lambda answer: "".join(answer.body.split()))
    assert found(answers(), adopted=False) == {"duplicate_text": twice}
    assert len(twice) < 30


OF_THEIR_OWN = {
    "claims": {"verdict_source"},
    "data": {"dataset_files"},
    "emergencies": {"plan_followed", "written_by_owner"},
    "gazette": {"issue_printed"},
    "languages": {"in_both_languages"},
    "media": {"shared_file_alone"},
    "numbers": {"document_number"},
    "approval": {"approval_elements"},
    "people": {"owner_writes"},
    "press": {"bound_release"},
    "qa": {"question_and_answer"},
    "registers": {"release_plan", "academic_view", "interview_arranged", "before_event", "conference_agreed"},
    "reprints": {"source_found"},
    "services": {"service_elements"},
}
"""Rules that ask for a field, a file, a section or a department that only documents of some column have."""


def test_no_rule_that_reads_words_is_alarmed_by_real_texts_whatever_column_names_it():
    step = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 7
    texts = (*laws()[::step], *answers()[::step])
    library = Library(catalogue(), {one.id: one for one in texts}, policy())
    asked = {"document": (), "policy": (policy(), NOW), "reference": (library,)}
    found = {
        rule.name
        for rule in RULES
        if rule.scope in asked and not rule.every
        for one in texts
        if any(rule(one, *asked[rule.scope]))
    }
    assert found <= set().union(*OF_THEIR_OWN.values())
