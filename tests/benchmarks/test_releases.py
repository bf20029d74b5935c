"""A year of releases in small: what they cost does not grow."""

from __future__ import annotations

from pathlib import Path

from benchmarks.progress import Progress
from benchmarks.releases import measure, measure_switching, measure_theme
from plugins.release.layout import Layout
from plugins.release.prune import KEPT_FOLDERS

DOCUMENTS = 12


def test_disk_and_inodes_do_not_grow_with_the_number_of_releases(tmp_path: Path) -> None:
    for prefix in range(256):
        (tmp_path / f"public/store/{prefix:02x}").mkdir(parents=True)
    first, *_, last = measure(tmp_path, 24, DOCUMENTS, Progress())
    assert (first.number, last.number) == (11, 24)
    assert first.kept == last.kept == KEPT_FOLDERS
    assert last.inodes <= first.inodes + 3
    assert last.disk_bytes <= first.disk_bytes * 1.02


def test_a_switch_and_the_way_back_are_measured_on_releases_that_differ(tmp_path: Path) -> None:
    measured = measure_switching(tmp_path, DOCUMENTS, 2)
    assert len(measured) == 2
    assert all(one.switch_s > 0 and one.rollback_s > 0 for one in measured)
    assert Layout(tmp_path).numbers() == (1, 2, 3)


def test_another_theme_writes_every_page_anew(tmp_path: Path) -> None:
    found = measure_theme(tmp_path, DOCUMENTS)
    assert found["theme_bytes"] > DOCUMENTS * 9_000
