"""COL007: where it matters, the author says when a document is to be public."""

import pytest

from plugins.rules.fields.publish_said import publish_said
from tests.rules.make import NOW, document, policy, shown


def findings(column, **raw):
    return shown(publish_said(document(column, **raw), policy(), NOW))


@pytest.mark.parametrize("publish", ["2026-11-23T10:00", "2026-11-23", "on-approval", "on-go", "with k7m29xqf"])
def test_a_law_that_says_when_passes(publish):
    assert findings("laws-and-regulations", publish=publish) == []


def test_a_column_with_a_default_need_not_say():
    assert findings("work-updates") == []


def test_a_law_that_does_not_say_is_one_finding_with_an_example():
    assert findings("laws-and-regulations") == [
        "content/laws-and-regulations/2026/a.md:1: COL007 publish: got nothing, "
        "expected when it may be public, such as publish: 2026-11-23T10:00, or on-approval, or on-go"
    ]
