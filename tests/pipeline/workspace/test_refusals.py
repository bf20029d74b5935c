"""What is stopped never enters the queue, and what only refuses approval does."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError
from tests.sites.texts import update

PATH = "content/work-updates/2026/bus.md"


def test_a_text_with_a_mark_of_secrecy_is_not_submitted_and_nothing_is_signed(site):
    site.write(PATH, update("k7m29xqf", "Vaccination bus", body="机密★1年"))
    with pytest.raises(RefusedError, match=r"SEC001 .*\n.*tell the secrecy officer and the Information Office at once"):
        site.submit(PATH)
    assert not list((site.root / "ledger").rglob("*.act"))


def test_a_text_that_is_refused_approval_is_submitted_so_that_the_office_can_look_at_it(site):
    site.write(PATH, update("k7m29xqf", "Vaccination bus", body="Call 13912345678."))
    site.submit(PATH)
    with pytest.raises(RefusedError, match="not approved while rules are broken"):
        site.workspace().approve(PATH, "chen.yu")
