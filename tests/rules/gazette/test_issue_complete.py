"""GAZ001: an issue of the gazette holds the texts of its month."""

from datetime import datetime

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.revision import Revision
from plugins.rules.gazette.issue_complete import issue_complete
from plugins.rules.library import Library
from tests.rules.make import catalogue, document, policy, publication, shown

LAW, NOTICE, EARLIER, OLD = "aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"
DIGESTS = {id: f"sha256:{number}" + "0" * 63 for number, id in enumerate((LAW, NOTICE, EARLIER, OLD))}
CORRECTED = "sha256:9" + "0" * 63


def text(id, column, since, **settings):
    """A public text whose digest is known, first public at a time in Asia/Shanghai."""
    revision = Revision(id, DIGESTS[id], "approved/aa", column, {"id": id, "title": "T"}, ())
    at = datetime.fromisoformat(since).replace(tzinfo=MINISTRY_ZONE)
    return publication(id, column, revision=revision, since=at, **settings)


PUBLIC = (
    text(LAW, "laws-and-regulations", "2026-10-01T00:00"),
    text(NOTICE, "policy-information", "2026-10-31T23:59"),
    text(EARLIER, "policy-information", "2026-09-30T23:59"),
    text(OLD, "laws-and-regulations", "2026-10-05T10:00", adopted=True),
)


def line(id, digest=""):
    return f"{id} {(digest or DIGESTS[id])[7:23]}"


def findings(collects=(LAW, NOTICE), texts=None, until="2026-10-31", public=PUBLIC):
    texts = [line(id) for id in collects] if texts is None else texts
    issue = document(
        "gazette", title="A", collected_until=until, collects=tuple(collects), collected_texts=tuple(texts)
    )
    return shown(issue_complete(issue, Library(catalogue(*public), {}, policy())))


def test_the_texts_of_the_month_in_shanghai_pass_and_those_of_an_old_site_are_in_none():
    assert findings() == []


def test_a_text_that_was_corrected_since_stays_as_it_was_printed():
    earlier = Revision(LAW, CORRECTED, "approved/aa", "laws-and-regulations", {"id": LAW, "title": "T"}, ())
    law = text(LAW, "laws-and-regulations", "2026-10-01T00:00", earlier=(earlier,))
    assert findings(texts=[line(LAW, CORRECTED), line(NOTICE)], public=(law, *PUBLIC[1:])) == []


def test_one_that_is_missing_is_named_with_the_command():
    assert findings(collects=[LAW]) == [
        "content/gazette/2026/a.md:4: GAZ001 collects: got no bbbbbbbb (T, public since 2026-10-31), expected every "
        "text of the month; compose it again: python3 inv gazette 2026-10 --as WHO"
    ]


@pytest.mark.parametrize("other", [EARLIER, OLD, "eeeeeeee"])
def test_one_of_another_month_of_an_old_site_or_of_nobody_is_found(other):
    texts = [line(LAW), line(NOTICE), f"{other} {'0' * 16}" if other == "eeeeeeee" else line(other)]
    found = findings(collects=[LAW, NOTICE, other], texts=texts)
    assert any("was not first public in 2026-10" in one and other in one for one in found)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([line(LAW)], id="no digest"),
        pytest.param([line(LAW), f"{NOTICE} {'f' * 16}"], id="another digest"),
        pytest.param([line(LAW), line(NOTICE)[:-1]], id="a digit too few"),
        pytest.param([line(LAW), line(NOTICE), line(EARLIER)], id="a text that is not collected"),
    ],
)
def test_digests_that_are_not_those_of_the_texts_are_found(texts):
    (found,) = findings(texts=texts)
    assert "GAZ001 collected_texts" in found


def test_a_day_that_does_not_end_a_month_is_found():
    assert findings(until="2026-10-30") == [
        "content/gazette/2026/a.md:3: GAZ001 collected_until: got 2026-10-30, expected the last day of the month, "
        "2026-10-31"
    ]
