"""Texts of the benchmark: each as long as the next, no two alike, from the corpus or of its shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from benchmarks import texts

MANY = 1_500
"""More than one round through the laws."""


@pytest.fixture(scope="module", params=["of the corpus", "generated"])
def articles(request: pytest.FixtureRequest) -> Iterator[list[texts.Article]]:
    """Documents of either kind; where the corpus is missing, both are generated."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "generated":
            patch.setattr(texts, "paragraphs", lambda: tuple(islice(texts.generated(), 12_000)))
        yield list(texts.articles(MANY))


def test_no_two_have_one_title_or_one_text(articles: list[texts.Article]) -> None:
    assert len({article.title for article in articles}) == MANY
    assert len({article.body.partition("\n\n")[2] for article in articles}) == MANY


def test_each_has_about_three_thousand_characters(articles: list[texts.Article]) -> None:
    lengths = sorted(len(article.body) for article in articles)
    assert abs(sum(lengths) / MANY - texts.LENGTH) < 50
    assert texts.LENGTH * 0.6 < lengths[0] <= lengths[-1] < texts.LENGTH * 1.6


def test_they_are_the_same_each_time(articles: list[texts.Article]) -> None:
    assert list(islice(texts.articles(MANY), 20)) == articles[:20]


def test_generated_paragraphs_are_those_of_laws_with_chapters() -> None:
    paragraphs = list(islice(texts.generated(), 10 * 105))
    assert len({title for title, _ in paragraphs}) == 10
    assert sum(text.startswith("## ") for _, text in paragraphs) == 50


def test_days_and_departments_spread_over_the_lists() -> None:
    years = {texts.day_of(number).year for number in range(1, MANY)}
    assert years == set(range(2000, 2025))
    assert {texts.department_of(number) for number in range(4)} == set(texts.DEPARTMENTS)
