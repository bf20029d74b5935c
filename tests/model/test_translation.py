"""A translation is bound to the digest of the text that it was made from."""

from __future__ import annotations

import pytest

from plugins.model.translation import names_text

TEXT = "sha256:" + "3fa91c0d2b11" + "0" * 52


@pytest.mark.parametrize("said", ["3fa91c0d2b11", TEXT, TEXT.removeprefix("sha256:"), "sha256:3fa91c0d2b11"])
def test_a_digest_or_its_first_digits_name_a_text(said):
    assert names_text(said, TEXT)


@pytest.mark.parametrize("said", ["", "3fa91c0d2b1", "3fa91c0d2b12", "3FA91C0D2B11", "3fa91c0d2b11 ", f"{TEXT}0"])
def test_nothing_else_does(said):
    assert not names_text(said, TEXT)
