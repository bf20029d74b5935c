"""Scripts for browsers as small as they work: without comments and spaces, with short names for what is local."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache

MINIFIER = "tdewolff-minify 2.24.12"
"""Package and version: with a source, it decides the bytes of a script."""

# The library starts threads, and processes of a build are forked, which goes wrong with threads: it has its own.
CHILD = """
import json, minify, sys
small = {}
for name, script in json.load(sys.stdin).items():
    try:
        small[name] = minify.string("application/javascript", script)
    except minify.MinifyError as error:
        sys.exit(f"{name}: {error}")
json.dump(small, sys.stdout)
"""


def minified(scripts: Mapping[str, str]) -> Mapping[str, str]:
    """Return each script by its name, made small; a process does all of them at once, and once.

    Raises:
        ValueError: one is no script; the message names it.
    """
    return _minified(tuple(scripts.items()))


@cache
def _minified(scripts: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    command = [sys.executable, "-I", "-c", CHILD]
    done = subprocess.run(command, input=json.dumps(dict(scripts)), capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise ValueError(done.stderr.strip())
    small: Mapping[str, str] = json.loads(done.stdout)
    return small
