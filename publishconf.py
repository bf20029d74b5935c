"""Settings of the public build: reads approved/, ledger/ and policy/ alone; ``pelican -s publishconf.py`` works."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403
from pelicanconf import HERE

OUTPUT_PATH = str(HERE / "output")
