"""Compiled templates, kept between builds."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.pipeline.cache.checked_file import load_checked, save_checked


class BytecodeStore(BytecodeCache):
    """Templates by name and content; Jinja's own cache would believe damaged files."""

    def __init__(self, place: Path | None, version: str) -> None:
        """Begin with what an earlier build kept at ``place`` under the same version; None keeps nothing."""
        self._place = place
        self._version = f"templates {version}"
        self._known: dict[str, bytes] = (load_checked(place, self._version) if place else None) or {}
        self._before = len(self._known)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known of a template."""
        if code := self._known.get(_key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take over a template that was compiled."""
        self._known[_key(bucket)] = bucket.bytecode_to_string()

    def save(self) -> None:
        """Keep them for the next build."""
        if self._place and len(self._known) != self._before:
            save_checked(self._place, self._version, self._known)


def _key(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"
