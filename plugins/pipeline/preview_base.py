"""A process that writes the base of the preview's search, so that pages are not kept waiting meanwhile."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.pipeline.preview import Preview


def main() -> None:
    """Write the base of the root that the first argument names, behind everybody who waits for something."""
    if hasattr(os, "nice"):
        os.nice(10)
    preview = Preview(Path(sys.argv[1]))
    preview.refresh(datetime.now(MINISTRY_ZONE))
    preview.search.write_base()


if __name__ == "__main__":
    main()
