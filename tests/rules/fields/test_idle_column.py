"""COL011: no column lies idle longer than policy allows."""

from plugins.rules.fields.idle_column import idle_column
from tests.rules.make import catalogue, clock, publication, time


def idle(at, *publications):
    moment = clock(time(at))
    found = {f.path: f for f in idle_column(catalogue(*publications), moment)}
    return found, moment


def update(dated, **settings):
    return publication(column="work-updates", dated=dated, **settings)


def test_a_column_is_fresh_to_the_end_of_the_last_day_allowed():
    found, moment = idle("2026-11-23T23:59", update("2026-11-09"))
    assert "policy/columns/work-updates.yaml" not in found
    assert moment.next == time("2026-11-24T00:00")


def test_a_document_listed_from_another_column_keeps_it_fresh():
    found, _ = idle("2026-11-23T23:59", publication(column="policy-information", announced="2026-11-20"))
    assert "policy/columns/work-updates.yaml" not in found


def test_an_empty_column_and_one_without_a_date_are_idle():
    assert "policy/columns/work-updates.yaml" in idle("2026-11-23T10:00")[0]
    assert "policy/columns/work-updates.yaml" in idle("2026-11-23T10:00", publication(column="work-updates"))[0]


def test_the_message_names_the_last_document_and_the_figure():
    found, _ = idle("2026-11-24T00:00", update("2026-11-09"), update("2026-10-01", id="bbbbbbbb"))
    assert str(found["policy/columns/work-updates.yaml"]) == (
        "policy/columns/work-updates.yaml: COL011 freshness_days: got the last document on 2026-11-09, "
        "expected one in 14 days in Work Updates"
    )
    assert found["policy/columns/work-updates.yaml"].due == time("2026-11-24T00:00")
