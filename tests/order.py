"""The order in which files of tests are begun: the longest first, so that no process waits for the other at the end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.repository import REPOSITORY

LONGEST = (
    "incremental/test_sequences.py",
    "test_inv.py",
    "release/test_crash.py",
    "search/test_ranking_in_browser.py",
    "story/test_same_bytes.py",
    "incremental/test_disposable_cache.py",
    "search/test_incremental.py",
    "incremental/test_walk.py",
    "incremental/test_other_software.py",
    "pipeline/snapshot/test_evaluate.py",
    "story/test_earlier_texts.py",
    "story/test_releases.py",
    "story/test_real_input.py",
    "operator/test_log.py",
    "operator/units/test_release.py",
    "operator/units/test_recovery.py",
    "search/test_ranges.py",
    "browser/test_site.py",
    "browser/test_components.py",
    "incremental/test_stopped_tasks.py",
    "browser/test_statements_on_accessibility.py",
    "browser/test_theme.py",
    "incremental/test_killed.py",
    "incremental/test_two_at_once.py",
)
"""Files of ten seconds and more, in the order of their beginning.

The first that needs the demonstration is behind four that do not, and before others that do not: one process replays
it while the other has something else to do.
"""

RANKS: Mapping[Path, int] = {REPOSITORY / "tests" / path: rank for rank, path in enumerate(LONGEST)}


def rank(path: Path) -> int:
    """Return a number by which files are sorted; all that are not named come last, as they were."""
    return RANKS.get(path, len(RANKS))
