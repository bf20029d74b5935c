"""COL008: every document has the date that gives it its place in the lists."""

from plugins.model.finding import Weight
from plugins.rules.fields.main_date import main_date
from tests.rules.make import NOW, document, policy, shown


def findings(column, **raw):
    return shown(main_date(document(column, **raw, origin="https://old.example/a"), policy(), NOW))


def test_the_main_date_of_the_column_passes():
    assert findings("work-updates", dated="2026-11-23") == []
    assert findings("public-qa", answered="2026-11-23") == []
    assert findings("laws-and-regulations", announced="2026-11-23") == []


def test_another_date_does_not_stand_in_for_it():
    assert len(findings("laws-and-regulations", formed="2026-11-23")) == 1


def test_it_refuses_nothing_and_holds_for_documents_of_an_old_site():
    assert main_date.weight is Weight.NOTE
    assert main_date.adopted


def test_the_message_names_place_fault_and_remedy():
    assert findings("work-updates", title="A", dated="") == [
        "content/work-updates/2026/a.md:3: COL008 dated: got '', expected a day of the calendar, "
        "such as dated: 2026-11-23; without it the page is undated"
    ]


def test_whoever_writes_anew_is_told_once_by_the_rule_on_required_fields():
    assert shown(main_date(document("work-updates", title="A"), policy(), NOW)) == []
    assert all(column.fields[column.main_date].required for column in policy().columns.values())


def test_what_was_typed_and_cannot_be_read_is_named_by_the_reader_alone():
    assert findings("work-updates", dated="yesterday") == []
