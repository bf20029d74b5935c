"""SRV006: somebody answers for a service by telephone, and somebody else takes complaints (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.services.service_telephones import service_telephones
from tests.rules.make import document, shown


def findings(advice, complaints):
    return shown(service_telephones(document("service-guide", title="A", advice=advice, complaints=complaints)))


@pytest.mark.parametrize(
    ("advice", "complaints"),
    [
        ("000-5550-1231", "000-5550-1200"),
        ("12320", "12345"),
        ("000-5550-1231, and at night 000-5550-1200", "000-5550-1299"),
    ],
)
def test_two_different_numbers_pass(advice, complaints):
    assert findings(advice, complaints) == []


@pytest.mark.parametrize(
    ("advice", "complaints"),
    [
        pytest.param("000-5550-1231", "000-5550-1231", id="the same"),
        pytest.param("000-5550-1231", "000 5550 1231", id="the same, written otherwise"),
        pytest.param("ask at the window", "000-5550-1200", id="no number for advice"),
        pytest.param("000-5550-1231", "by letter", id="no number for complaints"),
    ],
)
def test_anything_else_is_one_finding(advice, complaints):
    assert len(findings(advice, complaints)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("000-5550-1231", "000-5550-1231") == [
        "content/service-guide/2026/a.md:4: SRV006 complaints: got '000-5550-1231', "
        "expected another number than that for advice, such as 000-5550-1200"
    ]
