"""REP001: a reprint names who published it."""

import pytest

from plugins.rules.reprints.source_named import source_named
from tests.rules.make import document, shown


def findings(source):
    return shown(source_named(document("media-reports", source=source)))


@pytest.mark.parametrize(
    "source",
    [
        *("Lanting Evening Post", "Press Trust of Marsund", "Radio Hexi Bay", "Media Watch"),
        *("清水日报", "中国网络电视台", "综合开发研究院"),
    ],
)
def test_the_name_of_a_medium_passes(source):
    assert findings(source) == []


@pytest.mark.parametrize(
    "source",
    [
        *("Internet", "the media", "Foreign media reports", "social media users", "various sources", "unknown"),
        *("网络", "来源：互联网", "综合媒体报道", "外媒", "有关媒体报道", "据外媒报道", "转自网络", "不详"),
    ],
)
def test_the_media_at_large_are_one_finding(source):
    assert len(findings(source)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("网络") == [
        "content/media-reports/2026/a.md:2: REP001 source: got '网络', "
        "expected who published it, by name, such as Lanting Evening Post"
    ]
