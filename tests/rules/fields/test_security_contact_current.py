"""COL021: whoever finds a weakness meets a contact that still holds; the day is that of the policy."""

from dataclasses import replace

from plugins.rules.fields.security_contact_current import security_contact_current
from tests.rules.make import catalogue, clock, time

LAPSES = "2027-06-30T00:00"


def found(at, expires=LAPSES):
    everything, moment = catalogue(), clock(time(at))
    site = replace(everything.policy.site, security_expires=time(expires) if expires else None)
    everything = replace(everything, policy=replace(everything.policy, site=site))
    return [str(one) for one in security_contact_current(everything, moment)], moment


def test_nothing_is_owed_until_thirty_days_before_and_the_site_knows_that_it_changes_then():
    lines, moment = found("2027-05-30T23:59")
    assert lines == []
    assert moment.next == time("2027-05-31T00:00")


def test_it_is_named_with_its_day_before_it_lapses():
    (line,), moment = found("2027-05-31T00:00")
    assert line == (
        "policy/site.yaml: COL021 security: got a contact that lapses on 2027-06-30, "
        "expected a contact somebody has tried, and a day less than a year away"
    )
    assert moment.next == time(LAPSES)


def test_it_is_said_to_have_lapsed_from_its_first_instant():
    (line,), _ = found(LAPSES)
    assert "a contact that lapsed on 2027-06-30" in line


def test_a_site_without_a_contact_owes_nothing():
    assert found("2030-01-01T00:00", expires="")[0] == []
