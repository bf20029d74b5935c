"""Where the repository lies, and the demonstration in it, whose policy tests use: a ministry replaces its own."""

from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
DEMONSTRATION = REPOSITORY / "demonstration"
