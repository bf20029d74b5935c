"""How English texts cite: a table of cases, each with what a reader of laws takes it for."""

from __future__ import annotations

import pytest

from plugins.read.cited_english import called_in_english, cited_in_english

ITSELF = "itself"


def cited(words: str, *, bare: bool = True, names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return the words of each article that a block cites with the longest name of its law, and of each law alone."""
    found = []
    for one in cited_in_english(words, names or {}, bare=bare):
        said = words[one.start : one.end] or words[one.named[0][1] : one.named[0][2]]
        found.append((said, one.named[0][0] if one.named else ITSELF))
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("As Article 12 says", [("Article 12", ITSELF)]),
        ("under Article 12(2) of this Act", [("Article 12(2)", ITSELF)]),
        ("Articles 3, 5 and 7 apply", [("Articles 3", ITSELF), ("5", ITSELF), ("7", ITSELF)]),
        ("Articles 3 to 5 of these Regulations", [("Articles 3", ITSELF), ("5", ITSELF)]),
        ("This Act, Article 4, applies", [("Article 4", ITSELF)]),
        ("a fine under Article 5, paragraph 2 is paid", [("Article 5, paragraph 2", ITSELF)]),
        ("see section 3 above", [("section 3", ITSELF)]),
    ],
)
def test_a_text_cites_its_own_articles(words, found):
    assert cited(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("section 3 of the Safe Water Act", [("section 3", "safe water act")]),
        ("the Safe Water Act, section 3(2)", [("section 3(2)", "safe water act")]),
        ("Safe Water Act 2019, Article 3", [("Article 3", "safe water act 2019")]),
        ("sections 3 and 5 of the Safe Water Act", [("sections 3", "safe water act"), ("5", "safe water act")]),
        ("Under the Safe Water Act", [("Safe Water Act", "safe water act")]),
        (
            "the Rules on Health Certificates for People Who Handle Food apply",
            [
                (
                    "Rules on Health Certificates for People Who Handle Food",
                    "rules on health certificates for people who handle food",
                )
            ],
        ),
        (
            "The Vaccines Act says so; under Article 4 of that Act",
            [("Article 4", "vaccines act"), ("Vaccines Act", "vaccines act")],
        ),
    ],
)
def test_a_text_cites_another_law(words, found):
    assert cited(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "Article 3 of the Annex",
        "Article 5 of the Convention on Rivers",
        "Article 3 of that Act",
        "as the Vaccines Act says in its rules, Article 3 holds",
        "\x1f, and Article 3",
        "Article 3. Zones are fenced.",
        "Section 3%",
    ],
)
def test_no_article_of_the_text_itself_is_found(words):
    assert ITSELF not in [law for _, law in cited(words)]


def test_two_titles_side_by_side_are_two_names_or_one():
    (one,) = cited_in_english("The Measures for Vaccines and the Safe Water Act apply", {}, bare=True)
    names = [name for name, _, _ in one.named]
    assert names[0] == "measures for vaccines and the safe water act"
    assert {"measures for vaccines", "safe water act"} <= set(names)


def test_a_title_that_is_only_a_part_of_another_is_no_name():
    (one,) = cited_in_english("the National Safe Water Act in Force of Hexi", {}, bare=True)
    assert "safe water act" not in [name for name, _, _ in one.named]


def test_a_name_that_the_text_gives_to_a_law_stands_for_it():
    names = called_in_english('The Safe Water Act ("the Act") applies.')
    assert names == {"act": "safe water act"}
    assert cited("under Article 3 of the Act", names=names)[0] == ("Article 3", "safe water act")


def test_a_text_that_amends_another_does_not_cite_itself_without_saying_so():
    assert cited("A paragraph is added to Article 20", bare=False) == []
    assert cited("under Article 3 of this Decision", bare=False) == [("Article 3", ITSELF)]
