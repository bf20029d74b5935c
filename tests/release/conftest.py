"""What tests of releases in a row begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.release.keeping import KEEP, edit, release
from tests.release.press import Press


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """As many releases as are kept, each with another text of the law."""
    press = Press(tmp_path)
    for turn in range(KEEP):
        edit(press, turn)
        release(press)
    return press
