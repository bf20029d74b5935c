"""A rule is a record; what makes it registers it nowhere."""

import dataclasses
from collections.abc import Mapping

import pytest

from plugins.model.finding import Weight
from plugins.model.plan import Catalogue
from plugins.model.row import Publications, Row, row_of
from plugins.rules import ruleset
from plugins.rules.rule import rule
from tests.rules.make import NOW, document, policy, publication


def made(code="ZZZ001", **settings):
    @rule(code, clause="IV.2", **settings)
    def title_shown(document):
        """Require a title
        on every page.

        More about it.

        Source: regulation IV.2;
        GB/T 9704-2012.
        """
        yield document.finding(title_shown, expected="a title, such as A")

    return title_shown


def test_it_keeps_what_it_was_made_of():
    one = made(scope="policy", weight=Weight.NOTE, adopted=True, every=False)
    assert (one.code, one.name, one.clause, one.scope) == ("ZZZ001", "title_shown", "IV.2", "policy")
    assert (one.weight, one.adopted, one.every) == (Weight.NOTE, True, False)


def test_it_holds_for_every_column_and_not_for_old_sites_unless_it_says_so():
    one = made()
    assert (one.scope, one.weight, one.adopted, one.every) == ("document", Weight.REFUSE, False, True)


def test_summary_and_source_come_from_the_docstring():
    assert made().summary == "Require a title on every page."
    assert made().source == "regulation IV.2; GB/T 9704-2012."


def test_it_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        made().code = "ZZZ002"


def test_making_one_adds_it_to_no_list():
    before = ruleset.load_rules()
    made()
    assert ruleset.load_rules() == before
    assert "ZZZ001" not in {one.code for one in ruleset.load_rules()}


@pytest.mark.parametrize(("code", "scope"), [("COL12", "document"), ("col012", "document"), ("COL012", "page")])
def test_another_code_or_scope_is_refused(code, scope):
    with pytest.raises(
        ValueError, match="a code such as COL012 and one of the scopes document, policy, reference, site"
    ):
        made(code, scope=scope)


def test_a_clause_that_the_regulation_has_not_is_refused():
    with pytest.raises(ValueError, match=r"^ZZZ001: clause=.IV\.9.; it names clauses of the regulation, such as IV\.2"):
        rule("ZZZ001", clause="IV.9")


def with_rows(rows: Mapping[str, Row]) -> Catalogue:
    """A catalogue in which these rows are public."""
    return Catalogue(NOW, policy(), Publications(lambda id: None, rows), (), {}, {})


def test_fields_that_it_needs_are_those_of_the_row():
    one = made(scope="site", needs=("basis", "source"))
    row = row_of(publication(source="News"), policy(), ("basis", "source"))
    assert (one.text(row, "source"), one.texts(row, "source")) == ("News", ("News",))
    assert (one.text(row, "basis"), one.texts(row, "basis")) == ("", ())
    row = row_of(publication(column="public-qa", basis=("aaaaaaaa", "bbbbbbbb")), policy(), ("basis", "source"))
    assert (one.text(row, "basis"), one.texts(row, "basis")) == ("", ("aaaaaaaa", "bbbbbbbb"))


def test_only_those_of_many_that_have_a_field_are_gone_through():
    one = made(scope="site", needs=("basis", "source"))
    without = row_of(publication(source="News"), policy(), ("basis", "source"))
    row = row_of(publication(column="public-qa", basis=("aaaaaaaa", "bbbbbbbb")), policy(), ("basis", "source"))
    rows = {"aaaaaaaa": without, "bbbbbbbb": row, "cccccccc": without}
    assert list(one.having(with_rows(rows), "basis")) == [(row, ("aaaaaaaa", "bbbbbbbb"))]
    assert list(one.having(with_rows({}), "basis")) == []


@pytest.mark.parametrize("ask", ["text", "texts"])
def test_a_field_that_it_does_not_name_is_an_error_though_another_rule_needs_it(ask):
    row = row_of(publication(source="News"), policy(), ("basis", "source"))
    with pytest.raises(KeyError, match=r"ZZZ001 title_shown asks for the field source without needs=\('source',\)"):
        getattr(made(scope="site", needs=("basis",)), ask)(row, "source")


def test_nor_may_many_be_asked_for_it():
    with pytest.raises(KeyError, match=r"ZZZ001 title_shown asks for the field source without needs=\('source',\)"):
        made(scope="site", needs=("basis",)).having(with_rows({}), "source")


def test_only_a_rule_of_the_site_has_needs():
    with pytest.raises(ValueError, match="ZZZ001: needs= is for the scope site; a rule of the scope document has"):
        made(needs=("basis",))


def test_asked_about_a_document_it_yields_findings():
    assert [str(f) for f in made()(document())] == [
        "content/policy-information/2026/a.md:1: ZZZ001 title_shown: got nothing, expected a title, such as A"
    ]


def test_a_finding_on_something_public_names_its_approved_file():
    found = made().on(
        row_of(publication(), policy(), ()), expected="a", got="b", field="title", weight=Weight.OWED, due=NOW
    )
    assert str(found) == "approved/k7/k7m29xqf/0123456789ab/document.md: ZZZ001 title: got b, expected a"
    assert (found.weight, found.document, found.due) == (Weight.OWED, "k7m29xqf", NOW)
