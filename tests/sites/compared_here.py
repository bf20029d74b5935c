"""The words of releases, compared in this process: the program takes longer to start than to compare a small site."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.pipeline.publish import compared_words
from tests.tools.pressed import program


@contextmanager
def compared_here() -> Iterator[None]:
    """Call the program's ``main`` with the arguments and the input that it would have been started with."""
    module = program()
    module.FEW = sys.maxsize  # more files are compared by processes of its own

    def run(arguments: Sequence[str], input: str, **_: Any) -> subprocess.CompletedProcess[str]:
        module.RELEASE.cache_clear()
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setattr(sys, "stdin", io.StringIO(input))
            status = module.main(*arguments[4:])
        return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compared_words, "subprocess", SimpleNamespace(run=run))
        yield
