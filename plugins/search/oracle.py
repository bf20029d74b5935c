"""The definition of the ranking: what a fresh, one-segment Whoosh index of the same documents answers."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from whoosh.query import And, Or, Term
from whoosh.searching import SearchContext

from plugins.search.document import SearchDocument, filter_term, filter_terms
from plugins.search.hits import Found, Hit, Hits, Ranked
from plugins.search.lengths import FULL_WEIGHT
from plugins.search.phrases import Body, read_exactly, words_first
from plugins.search.query import Question, choose, common_terms
from plugins.search.synonyms import Phrase, Synonyms, synonyms_of
from plugins.search.weighting import SearchWeighting, bonus, coverage, rarity, rounded, synonym_share
from plugins.search.whoosh_index import MemoryCodec, MemoryStorage, schema

MEMORY_MB = 2048
"""Whoosh sorts in memory up to this limit; beyond, it merges runs and rounds their lengths a second time."""


@dataclass(frozen=True, slots=True)
class Oracle:
    """A searcher of the Whoosh index, with what else a query is read and weighed by."""

    searcher: Any
    common: frozenset[str]
    weights: Mapping[str, int]
    synonyms: Synonyms
    bodies: Mapping[str, Body]


def fresh_index(
    documents: Iterable[SearchDocument],
    plain_of: Callable[[SearchDocument], str],
    weights: Mapping[str, int] | None = None,
    synonyms: Iterable[Iterable[str]] = (),
) -> Oracle:
    """Index documents into one segment in memory; weights are of columns, in hundredths, synonyms groups of words."""
    with tempfile.TemporaryDirectory() as temporary:
        index = MemoryStorage(temporary).create_index(schema())
        writer = index.writer(limitmb=MEMORY_MB, codec=MemoryCodec())
        bodies = {}
        for document in documents:
            bodies[document.id] = Body(document.title, plain_of(document), document.number)
            writer.add_document(
                id=document.id,
                day=document.day,
                column=document.column,
                title=document.title,
                body=f"{document.title}\n{document.number}\n{plain_of(document)}",
                whole=f"{document.title}\n{document.number}",
                filters=" ".join(filter_terms(document)),
            )
        writer.commit()
    searcher = index.searcher()
    frequencies = {text.decode(): info.doc_frequency() for text, info in searcher.reader().iter_field("body")}
    common = frozenset(common_terms(frequencies, searcher.doc_count_all()))
    return Oracle(searcher, common, weights or {}, synonyms_of(synonyms), bodies)


def search(oracle: Oracle, query: str, /, limit: int | None = 10, **filters: str) -> Hits:
    """Return the documents that have any term of the query, best first.

    Equal scores: newer days first, documents without a day last; then by id.
    ``limit`` None: all of them. Each further argument is a filter, such as
    ``column`` or ``year``, and its value, ``""`` for any. Filters leave out
    documents and change no score.
    """
    question = choose(query, oracle.common, oracle.synonyms)
    found, asked_idf = _collected(oracle, question)
    if not found and question.common:
        question = replace(question, units=question.common, common=())
        found, asked_idf = _collected(oracle, question)
    for place, name in enumerate(question.names):
        for number, _, idf in _postings(oracle, question, "whole", name):
            found[number].names = max(found[number].names, bonus(place, idf))
    answer = Hits()
    answer.is_unknown_number = question.is_number and not any(one.names for one in found.values())
    needed = question.terms if answer.is_unknown_number else question.needed
    wanted = [_in_any_field(term) for term in needed]
    wanted += [Term("filters", filter_term(name, value)) for name, value in filters.items() if value]
    passing = set(oracle.searcher.docs_for_query(And(wanted))) if wanted else set(found)
    for left_out in question.without:
        if not left_out.apart:
            passing.difference_update(_having_all(oracle, left_out.terms))
    shares = _title_shares(oracle, question)
    ranked = []
    reader = oracle.searcher.reader()
    for number in found.keys() & passing:
        one, stored = found[number], reader.stored_fields(number)
        score = one.score * coverage(question, one.terms, one.idf, asked_idf, shares[number]) if one.terms else 0.0
        weight = oracle.weights.get(stored["column"], FULL_WEIGHT)
        score = rounded((score + one.names) * weight / FULL_WEIGHT)
        is_whole = bool(one.names) or one.terms == len(question.terms)
        ranked.append(Ranked(stored["id"], stored["day"], score, bool(one.names), is_whole, number))
    ranked.sort(key=lambda one: one.id)
    ranked.sort(key=lambda one: one.day, reverse=True)
    ranked.sort(key=lambda one: one.score, reverse=True)
    answer.total = sum(one.is_whole for one in ranked)
    answer.some = len(ranked) - answer.total
    ranked = _read(oracle, question, ranked, limit, answer)
    answer += [Hit(one.id, one.score) for one in ranked[:limit]]
    return answer


def _title_shares(oracle: Oracle, question: Question) -> defaultdict[int, float]:
    """Return by document the share of its title that the terms of a query are."""
    shares: defaultdict[int, float] = defaultdict(float)
    for term in question.terms:
        for number, *_ in _postings(oracle, question, "title", term):
            shares[number] += 1 / oracle.searcher.doc_field_length(number, "title", 1)
    return shares


def _read(oracle: Oracle, question: Question, ranked: list[Ranked], limit: int | None, answer: Hits) -> list[Ranked]:
    """Read the texts of documents where the query asks for words side by side; what that refutes is not counted."""
    if question.word:
        rarities = [(term, _rarity(oracle, term)) for term in question.terms]
        bodies = oracle.bodies
        return words_first(
            ranked,
            lambda one: one.is_named or bodies[one.id].shows(question.word, rarities),
            lambda one: one.is_whole,
            lambda one: bodies[one.id].gathers(question.terms),
        )
    parted = [(one.apart, _having_all(oracle, one.terms)) for one in question.without if one.apart]
    if not question.exact and not parted:
        return ranked

    def asks(one: Ranked) -> bool:
        return bool(question.exact) or any(one.number in having for _, having in parted)

    def holds(one: Ranked) -> bool:
        body = oracle.bodies[one.id]
        needed = one.is_named or all(map(body.holds, question.exact))
        return needed and not any(one.number in having and body.holds(pattern) for pattern, having in parted)

    read = read_exactly(ranked, limit, asks, holds)
    refuted = sum(one.is_whole for one in read.refuted)
    answer.total -= refuted
    answer.some -= len(read.refuted) - refuted
    answer.is_about = read.is_about
    return read.found


def _having_all(oracle: Oracle, terms: Phrase) -> set[int]:
    return set(oracle.searcher.docs_for_query(And([*map(_in_any_field, terms)])))


def _rarity(oracle: Oracle, term: str) -> float:
    searcher = oracle.searcher
    return rarity(searcher.doc_count_all(), searcher.doc_frequency("body", term))


def _in_any_field(term: str) -> Or:
    return Or([Term("body", term), Term("title", term)])


def _collected(oracle: Oracle, question: Question) -> tuple[dict[int, Found], float]:
    """Return what each document has of the units of a query, and the rarity of all that occur."""
    every: defaultdict[int, Found] = defaultdict(Found)
    asked_idf = 0.0
    for own, *others in question.units:
        having, own_idf, own_occurring = _gathered(oracle, question, own)
        synonyms = [(len(phrase), *_gathered(oracle, question, phrase)) for phrase in others]
        unit_idf = max([own_idf, *(idf for size, _, idf, occurring in synonyms if occurring == size)])
        asked_idf += unit_idf
        for size, some, idf, _ in synonyms:
            share = synonym_share(own_idf if own_occurring == len(own) else idf, idf)
            for number, one in some.items():
                if one.terms == size:
                    score = having[number].score if number in having else 0.0
                    having[number] = Found(max(score, share * one.score), len(own), unit_idf)
        for number, one in having.items():
            before = every[number]
            every[number] = Found(before.score + one.score, before.terms + one.terms, before.idf + one.idf)
    return every, asked_idf


def _gathered(oracle: Oracle, question: Question, terms: Phrase) -> tuple[dict[int, Found], float, int]:
    """Return what each document has of some terms, the rarity of those that occur, and how many do."""
    every: dict[int, Found] = {}
    sum_idf, occurring = 0.0, 0
    for term in terms:
        scores: dict[int, float] = {}
        idf = 0.0
        for field in ("body", "title"):
            for number, score, own_idf in _postings(oracle, question, field, term):
                scores[number], idf = scores.get(number, 0.0) + score, own_idf
        sum_idf, occurring = sum_idf + idf, occurring + bool(scores)
        for number, score in scores.items():
            one = every.setdefault(number, Found())
            one.score, one.terms, one.idf = one.score + score, one.terms + 1, one.idf + idf
    return every, sum_idf, occurring


def _postings(oracle: Oracle, question: Question, field: str, term: str) -> Iterator[tuple[int, float, float]]:
    """Yield document, contribution and rarity for each posting of a term that occurs in a field."""
    if (field, term) not in oracle.searcher.reader():
        return
    weighting = SearchWeighting(is_short=question.is_short)
    matcher = Term(field, term).matcher(oracle.searcher, SearchContext(weighting=weighting))
    scorer = weighting.scorer(oracle.searcher, field, term.encode())
    while matcher.is_active():
        yield matcher.id(), matcher.score(), scorer.idf
        matcher.next()
