"""Build a site with another theme than the project's: ``python -m benchmarks.themed ROOT THEME``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.build.outcome import summary
from plugins.pipeline.build.run import run_build


def main(root: Path, theme: Path) -> int:
    """Build into ``output/`` of the root, as the task does; return its exit status."""
    outcome = run_build(BuildOptions(root, root / "output", datetime.now(MINISTRY_ZONE), theme=theme))
    print("\n".join(summary(outcome)))
    return outcome.exit_status


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
