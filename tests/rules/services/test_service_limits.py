"""SRV004: a service is done within a number of days, and no later than the law allows (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.services.service_limits import service_limits
from tests.rules.make import document, shown


def findings(promised, statutory):
    return shown(
        service_limits(document("service-guide", title="A", promised_limit=promised, statutory_limit=statutory))
    )


@pytest.mark.parametrize(
    ("promised", "statutory"),
    [
        ("15 working days", "20 working days"),
        ("20 working days", "20 working days"),
        ("1 working day", "20 working days after the request"),
        ("15个工作日", "20个工作日"),
        ("10日", "20日"),
        ("at once", "20 working days"),
        ("当场办结", "20个工作日"),
        ("10 working days", "none"),
        ("10个工作日", "无规定"),
    ],
)
def test_a_promise_within_the_limit_passes(promised, statutory):
    assert findings(promised, statutory) == []


@pytest.mark.parametrize(
    ("promised", "statutory"),
    [
        pytest.param("21 working days", "20 working days", id="longer"),
        pytest.param("15 days", "20 working days", id="another kind of days"),
        pytest.param("20日", "20个工作日", id="another kind of days in Chinese"),
        pytest.param("soon", "20 working days", id="no number"),
        pytest.param("15 working days", "as the law says", id="no number in the law"),
        pytest.param("视情况而定", "无规定", id="no number in Chinese"),
    ],
)
def test_anything_else_is_one_finding(promised, statutory):
    assert len(findings(promised, statutory)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("21 working days", "20 working days") == [
        "content/service-guide/2026/a.md:3: SRV004 promised_limit: got '21 working days', "
        "expected no more than the law allows, 20 working days"
    ]
