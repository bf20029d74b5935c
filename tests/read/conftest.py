"""A root that a test fills, and the columns of the policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.model.column import Column
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.policy.load import load_policy
from plugins.read.document import read_document
from tests.repository import DEMONSTRATION

PATH = "content/work-updates/a.md"
HEAD = """\
---
id: k7m29xqf
title: Storage of vaccines
language: en
department: disease-control
contact: li.wei
dated: 2026-11-23
---
"""

Read = Callable[[str | bytes], tuple[Document | None, tuple[Finding, ...]]]


@pytest.fixture(scope="session")
def columns() -> Mapping[str, Column]:
    return load_policy(DEMONSTRATION).columns


@pytest.fixture
def read(tmp_path: Path, columns: Mapping[str, Column]) -> Read:
    """Write bytes as a Work Update and read it."""

    def read_bytes_as_document(source: str | bytes) -> tuple[Document | None, tuple[Finding, ...]]:
        file = tmp_path / PATH
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.encode() if isinstance(source, str) else source)
        return read_document(tmp_path, PATH, columns)

    return read_bytes_as_document


@pytest.fixture
def found(read: Read) -> Callable[[str | bytes], list[str]]:
    """Read a Work Update and return its findings as ``line code field``."""

    def codes(source: str | bytes) -> list[str]:
        return [f"{finding.line} {finding.code} {finding.field}".rstrip() for finding in read(source)[1]]

    return codes
