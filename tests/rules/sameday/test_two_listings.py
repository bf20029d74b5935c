"""SAM008: a normative document is listed in all its columns at once."""

from plugins.rules.sameday.two_listings import two_listings
from tests.rules.make import catalogue, clock, publication, shown


def findings(**settings):
    return shown(two_listings(catalogue(publication(**settings)), clock()))


def test_a_document_listed_where_policy_says_passes():
    assert findings() == []
    assert findings(column="laws-and-regulations") == []


def test_a_listing_too_few_is_one_finding():
    assert findings(listings=("policy-information",)) == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: SAM008 two_listings: got no listing in work-updates, "
        "expected the same document listed in policy-information and work-updates"
    ]
