"""LOC001: news of a region is reported by somebody there."""

import pytest

from plugins.rules.regions.local_source import local_source
from tests.rules.make import NOW, document, policy, shown


def findings(source):
    return shown(local_source(document("regional-updates", source=source), policy(), NOW))


@pytest.mark.parametrize("source", ["Health Bureau of Hexi Province", "天湖省卫生厅", "Disease Control of Baisha"])
def test_a_local_authority_passes(source):
    assert findings(source) == []


@pytest.mark.parametrize("source", ["Ministry of Health", "卫生部", "disease control", "新闻办公室"])
def test_the_ministry_and_its_departments_are_one_finding(source):
    assert len(findings(source)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("卫生部") == [
        "content/regional-updates/2026/a.md:2: LOC001 source: got '卫生部', "
        "expected the local authority or unit that reports, such as Health Bureau of Hexi Province; "
        "what the ministry does stands in work-updates"
    ]
