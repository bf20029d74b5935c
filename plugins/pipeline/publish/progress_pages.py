"""The pages of applications, in a folder beside the releases: no release names, holds or brings back any of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from plugins.model.acceptance_number import FOLDER
from plugins.model.digest import sha256
from plugins.model.policy import Policy
from plugins.model.progress import Progress, shown_progress
from plugins.model.register import RegisterEntry
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.cache.store import Store
from plugins.plan.entries import prefix
from plugins.render.assets import load_assets, software_digest
from plugins.render.progress import ProgressView, progress_views, write_progress
from plugins.render.theme import Theme
from plugins.system.state_folder import state_of

RECORD = "progress"
DAYS = re.compile(rb'datetime="([^"]*)"')
OTHERWISE = (
    "has the days of the register and was written by another version of the program, or under another policy; "
    "the next release or python3 inv progress writes it anew"
)


def progress_folder(root: Path) -> Path:
    """Return where the pages lie; a web server shows this folder below ``/progress/``, and no list of it."""
    return state_of(root).public / FOLDER


def publish_progress(
    root: Path, policy: Policy, entries: Iterable[RegisterEntry], theme: Path, at: datetime
) -> tuple[int, int]:
    """Write the page of each application that is shown at an instant, where it differs, and remove every other.

    Returns:
        How many pages are shown, and how many of them were written.

    Raises:
        UsageError: another run writes them now.
    """
    shown = shown_progress(entries, at)
    folder = progress_folder(root)
    if not shown and not folder.exists():
        return 0, 0
    made_with, views, software = _prepared(policy, shown, theme)
    with closing(Store(state_of(root).cache)) as store:
        output = OutputFolder(folder, store, RECORD)
        try:
            output.make_parents(views)
            for path, view in views.items():
                fingerprint = sha256(f"{software} {view!r}".encode())
                if not output.is_current(path, fingerprint):
                    output.record(path, output.put(path, fingerprint, (write_progress(view, made_with),)))
            output.finish()
        finally:
            output.unlock()
    return len(shown), output.written


def progress_faults(
    root: Path, policy: Policy, entries: Iterable[RegisterEntry], theme: Path, at: datetime, *, is_ours: bool = True
) -> Iterator[tuple[str, bool]]:
    """Yield a line for each page that is missing, nobody's or has other bytes, and whether it is a fault.

    Args:
        is_ours: whether this program made the last release, under this policy. If not, a page whose days are those
            of the register is told and no fault: its other bytes are as another version wrote them.
    """
    made_with, views, _ = _prepared(policy, shown_progress(entries, at), theme)
    folder = progress_folder(root)
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for path in sorted(found | views.keys()):
        place = folder / path
        here = place.read_bytes() if path in found else b""
        if path not in views:
            yield f"{place}: belongs to no application that is shown; python3 inv progress removes it", True
        elif here == (expected := write_progress(views[path], made_with)):
            continue
        elif is_ours or DAYS.findall(here) != DAYS.findall(expected):
            yield f"{place}: is not as the register says; python3 inv progress writes it", True
        else:
            yield f"{place}: {OTHERWISE}", False


def _prepared(
    policy: Policy, shown: Iterable[Progress], theme: Path
) -> tuple[Theme, Mapping[str, tuple[ProgressView, ...]], str]:
    """Return the theme, the views by path, and the digest of what else decides the pages."""
    addresses, _ = load_assets(theme)
    made_with = Theme(theme, policy.site.languages, addresses)
    homes = {language: f"/{prefix(language, policy)}" for language in policy.site.languages}
    views = {f"{one.address}.html": progress_views(one, policy.site, made_with.words, homes) for one in shown}
    return made_with, views, software_digest(theme) + addresses["site.css"]
