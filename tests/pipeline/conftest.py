"""A whole small site for each test, and records that are imported into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.pipeline.build.build import BuildOptions, build
from plugins.pipeline.workspace.import_records import import_records
from plugins.system.progress import no_progress
from tests.pipeline.records import AT, TWO
from tests.sites.demonstration import lay
from tests.sites.make import Site, make_site


@pytest.fixture(scope="module")
def root(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the demonstration, built at `AT` by one process."""
    root = lay(recorded, tmp_path_factory.mktemp("demonstration") / "root")
    build(BuildOptions(root, root / "output", AT))
    return root


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Make an empty site with the policy of the demonstration."""
    return make_site(tmp_path / "root")


@pytest.fixture
def bring(site, tmp_path):
    """Import records, dictionaries or lines as they are, from a file."""

    def import_(*records, column="laws", signers=TWO, dry_run=False):
        lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
        file = tmp_path / "records.jsonl"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        made = import_records(site.root, file, column, signers, site.instant, no_progress, lambda _: not dry_run)
        site.tick()
        return made

    return import_
