"""Templates that are compiled once in a run of the tests, however many themes are copies of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jinja2
import jinja2.bccache
import pytest


@contextmanager
def compiled_once() -> Iterator[None]:
    """Compile each template once by its source; wherever it lies, the code is the same."""
    compiled: dict[object, Any] = {}
    compile = jinja2.Environment.compile

    def remembering(self: jinja2.Environment, source: Any, name: Any = None, filename: Any = None, *more: Any) -> Any:
        settings = self.autoescape, self.undefined, self.trim_blocks, self.lstrip_blocks, *sorted(self.extensions)
        key = source, name, more, settings
        if key not in compiled:
            compiled[key] = compile(self, source, name, filename, *more)
        return compiled[key]

    code: dict[bytes, Any] = {}

    def unpacking(self: jinja2.bccache.Bucket, data: bytes) -> None:
        if data not in code:
            unpack(self, data)
            code[data] = self.code
        self.code = code[data]

    unpack = jinja2.bccache.Bucket.bytecode_from_string
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", remembering)
        patch.setattr(jinja2.bccache.Bucket, "bytecode_from_string", unpacking)
        yield
