"""Where the program lies: the one place that counts how many folders are above a file."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
"""The folder of ``inv``; also the default root of a site."""

PLUGINS = REPOSITORY / "plugins"
THEME = REPOSITORY / "theme"
VERIFY_WORDS = REPOSITORY / "tools" / "verify_words.py"
"""The program that compares the words of a release with what was approved, and shares nothing with this one."""

SETTINGS = REPOSITORY / "publishconf.py"
"""Pelican's settings of the public build."""
