"""GAZ003: what an issue of the gazette holds is still public."""

from plugins.model.finding import Weight
from plugins.model.revision import Revision
from plugins.rules.gazette.issue_holds import issue_holds
from tests.rules.make import catalogue, clock, publication, shown

LAW, ISSUE = "aaaaaaaa", "gggggggg"
NOW, BEFORE = "sha256:1" + "0" * 63, "sha256:2" + "0" * 63
PRINTED = publication(ISSUE, "gazette", collected_until="2026-10-31", collected_texts=(f"{LAW} 2{'0' * 15}",))


def findings(*earlier, public=True):
    def revision(digest):
        return Revision(LAW, digest, "approved/aa", "laws-and-regulations", {"id": LAW, "title": "T"}, ())

    law = publication(LAW, "laws-and-regulations", revision=revision(NOW), earlier=tuple(map(revision, earlier)))
    return list(issue_holds(catalogue(PRINTED, *([law] if public else [])), clock()))


def test_a_text_that_was_corrected_since_may_stand_as_it_was():
    assert findings(BEFORE) == []


def test_a_text_that_was_withdrawn_or_closed_is_owed_with_what_to_do():
    for found in (findings(), findings(BEFORE, public=False)):
        assert [one.weight for one in found] == [Weight.OWED]
        assert shown(found) == [
            "approved/gg/gggggggg/0123456789ab/document.md: GAZ003 collected_texts: got aaaaaaaa 2000000000000000, "
            "which is not public any more, expected where the reason for that holds for the gazette too, the issue "
            "composed again without it (python3 inv gazette MONTH --as WHO) and approved with --former; else nothing"
        ]
