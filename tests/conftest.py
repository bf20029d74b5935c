"""What every test may use."""

from __future__ import annotations

import os

from hypothesis import settings

pytest_plugins = ["tests.browser.fixtures", "tests.browser.demonstration"]

settings.register_profile("fast", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
