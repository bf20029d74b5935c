"""ONL002: what applicants type on their way to an application is encrypted (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.approval.approval_entry import approval_entry
from tests.rules.make import document, shown


def findings(address, name="entry"):
    return shown(approval_entry(document("online-approval", title="A", **{name: address})))


@pytest.mark.parametrize("address", ["https://apply.health.example/wells", "https://apply.health.example:8443/a#form"])
def test_an_encrypted_address_of_a_named_host_passes(address):
    assert findings(address) == []


@pytest.mark.parametrize("name", ["entry", "progress"])
@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://apply.health.example/wells", id="not encrypted"),
        pytest.param("https://192.0.2.7/wells", id="a number of the net"),
        pytest.param("https://[2001:db8::1]/wells", id="a longer number of the net"),
        pytest.param("https://localhost/wells", id="this machine"),
        pytest.param("https://li@apply.health.example/wells", id="an account"),
        pytest.param("https://apply.health.example/progress?number=WS-2026-000123", id="a number behind ?"),
    ],
)
def test_anything_else_is_one_finding(address, name):
    assert len(findings(address, name)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("http://apply.health.example/wells") == [
        "content/online-approval/2026/a.md:3: ONL002 entry: got 'http://apply.health.example/wells', expected https:// "
        "and the name of a host, without account and without anything behind ?, such as "
        "https://apply.health.example/wells"
    ]
