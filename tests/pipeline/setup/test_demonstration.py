"""The timeline of the demonstration: several files, one order."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.pipeline.setup.demonstration import timeline
from plugins.review.known_acts import ACTS
from tests.repository import DEMONSTRATION


def write(root: Path, **files: str) -> Path:
    folder = root / "demonstration" / "timeline"
    folder.mkdir(parents=True)
    for name, times in files.items():
        lines = "".join(f"  - {{at: {time}, do: release}}\n" for time in times.split())
        (folder / f"{name}.yaml").write_text(f"events:\n{lines}", encoding="utf-8")
    return root


def test_events_of_all_files_happen_in_the_order_of_their_times(tmp_path):
    root = write(tmp_path, b="2026-01-01T08:00:00+08:00", a="2026-01-02T08:00:00+08:00 2025-12-31T23:00:00Z")
    assert [event["at"][:10] for event in timeline(root)] == ["2025-12-31", "2026-01-01", "2026-01-02"]


def test_two_events_of_one_time_are_refused(tmp_path):
    root = write(tmp_path, a="2026-01-01T08:00:00+08:00", b="2026-01-01T00:00:00Z")
    with pytest.raises(ValueError, match=r"b\.yaml: 2026-01-01T00:00:00Z is the time of another event"):
        timeline(root)


def test_the_demonstration_has_one_order():
    times = [event["at"] for event in timeline(DEMONSTRATION.parent)]
    assert times == sorted(times)
    assert len(times) > 100


def test_every_kind_of_act_happens_in_the_demonstration():
    assert sorted(ACTS.keys() - {event["do"] for event in timeline(DEMONSTRATION.parent)}) == []
