"""Tasks of the office refuse what nobody can mean before anything is signed."""

from __future__ import annotations

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.commands.office import gazette, send_back
from plugins.pipeline.commands.office_acts import number


@pytest.mark.parametrize("reason", ["taste", ""])
def test_a_return_needs_one_of_the_kinds_of_reason(reason, site):
    with pytest.raises(UsageError) as refused:
        send_back.body("k7m29xqf", reason, "chen.yu", "Which county?", str(site.root))
    assert str(refused.value) == (
        f"got {reason!r} as the kind of reason, expected one of fact, form, secrecy, privacy, duplicate"
    )


@pytest.mark.parametrize(("typed", "meant"), [("", 0), ("1", 1), ("99999", 99999)])
def test_a_number_of_pages_is_a_whole_number(typed, meant):
    assert number("pages", typed) == meant


@pytest.mark.parametrize("typed", ["0", "-1", "1.5", "１２", "100000", "all"])
def test_anything_else_is_named(typed):
    with pytest.raises(UsageError, match=r"--pages: got .*, expected a whole number such as 12"):
        number("pages", typed)


def test_the_gazette_of_a_month_without_texts_is_refused(site):
    with pytest.raises(UsageError, match="was first public in 2025-01"):
        gazette.body("2025-01", "chen.yu", "en", str(site.root))
