"""Make sure of the programs that tests need besides Python: a browser, and nginx where it can be had."""

from __future__ import annotations

import sys

from tests.browser import chromium
from tests.operator import nginx


def main() -> int:
    """Install what is missing; return the exit status, which only a missing browser makes other than 0."""
    nginx.ensure()
    return chromium.main()


if __name__ == "__main__":
    sys.exit(main())
