"""DAT007: legal force is typed for documents of old sites alone."""

from plugins.rules.dates.validity_of_old_texts import validity_of_old_texts
from tests.rules.make import document, shown

LAWS = "laws-and-regulations"


def findings(**raw):
    return shown(validity_of_old_texts(document(LAWS, **raw)))


def test_a_law_without_it_passes():
    assert findings(effective="2026-12-01") == []


def test_a_law_of_the_old_site_may_say_it():
    assert findings(validity="repealed", origin="http://old.health.example/41.html") == []


def test_a_law_of_this_site_that_says_it_is_one_finding_with_what_to_say_instead():
    assert findings(validity="in-force") == [
        "content/laws-and-regulations/2026/a.md:2: DAT007 validity: got 'in-force', expected no validity but for "
        "documents of the old site, which have an origin; say the days instead, such as effective: 2026-12-01 "
        "and expires: 2031-12-01"
    ]
