"""A year of releases: what each costs, and what lies on the disk after thousands of them.

The pages are made up, because releases do not ask what is in them: no build is run.
Each release changes one document and what shows it, as an edit does.
Run alone: ``.venv/bin/python -m benchmarks.releases FOLDER --releases 10950 --documents 300``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.made_up import Sample, Site, Switching, used
from benchmarks.progress import Progress

SAMPLES = 10
"""So many times a year the state of the disk is looked at."""


def measure(folder: Path, releases: int, documents: int, progress: Progress) -> list[Sample]:
    """Release a site again and again, one document changed each time; return a sample for each tenth of the way.

    The first sample is of the second to the eleventh release, behind which as many lie there as ever will.
    """
    site = Site(folder, documents)
    progress.say(f"first release of {len(site.entries)} files: {site.release():.1f} s")
    samples: list[Sample] = []
    seconds: list[float] = []
    wanted = {11, *(max(11, releases * part // SAMPLES) for part in range(1, SAMPLES + 1))}
    for number in range(2, releases + 1):
        site.edit(number)
        seconds.append(site.release())
        if number in wanted:
            samples.append(site.sample(number, seconds))
            progress.say(told(samples[-1]))
            seconds = []
    return samples


def measure_switching(folder: Path, documents: int, times: int) -> list[Switching]:
    """Switch to a release of a site and back again, ``times`` times."""
    site = Site(folder, documents)
    site.release()
    return [site.switching() for _ in range(times)]


def measure_theme(folder: Path, documents: int) -> Mapping[str, float]:
    """Return what the first release costs and one in which every page differs: seconds, and bytes that were added."""
    site = Site(folder, documents)
    first_s = site.release()
    before, _ = used(folder / "public")
    site.design = "second"
    site.make()
    return {
        "first_s": first_s,
        "first_bytes": before,
        "theme_s": site.release(),
        "theme_bytes": used(folder / "public")[0] - before,
    }


def told(sample: Sample) -> str:
    """Return a sample as a sentence."""
    return (
        f"release {sample.number}: {sample.release_s * 1000:.0f} ms each, {sample.kept} kept, "
        f"{sample.disk_bytes / 1e6:.1f} MB, {sample.inodes} inodes"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an empty folder")
    parser.add_argument("--releases", type=int, default=10_950)
    parser.add_argument("--documents", type=int, default=300)
    options = parser.parse_args()
    progress = Progress()
    measure(options.folder / "year", options.releases, options.documents, progress)
    for one in measure_switching(options.folder / "switch", options.documents, 3):
        progress.say(f"switch {one.switch_s * 1000:.0f} ms, rollback {one.rollback_s * 1000:.0f} ms")
    theme = measure_theme(options.folder / "theme", options.documents)
    progress.say(f"every page differs: {json.dumps({name: round(value, 2) for name, value in theme.items()})}")


if __name__ == "__main__":
    main()
