"""``python -m benchmarks``: what ``inv bench`` runs."""

from __future__ import annotations

import argparse
import sys

from benchmarks.bench import bench
from benchmarks.search import search_quality
from plugins.model.error import SiteError


def main() -> int:
    """Measure what the arguments name; tell what stops it, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python3 inv bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--sizes", default="")
    parser.add_argument("--keep", default="")
    parser.add_argument("--search", action="store_true")
    parser.add_argument("rows", nargs="*")
    call = parser.parse_args()
    try:
        if call.search:
            print(search_quality(quick=call.quick))
            return 0
        return bench(call.quick, call.sizes, call.rows, call.keep)
    except SiteError as error:
        print(error, file=sys.stderr)
        return error.exit_status


if __name__ == "__main__":
    sys.exit(main())
