"""The maps of a snapshot, and how the partitions of each are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.model.cites import Cites
from plugins.model.finding import Finding
from plugins.model.publication import Notice, Publication
from plugins.model.row import Row
from plugins.model.standing import Standing
from plugins.pipeline.cache.codec import partition_codec
from plugins.pipeline.cache.columns import ColumnsCodec
from plugins.pipeline.cache.lazy_values import LazyCodec
from plugins.pipeline.cache.partitions import PartitionCodec
from plugins.pipeline.snapshot.record import Dependencies, DocumentRecord
from plugins.pipeline.snapshot.tree_stamps import SNAPSHOT

LAZY: Mapping[str, Any] = {"records": DocumentRecord, "publications": Publication}
"""Maps of a snapshot of which a few values are decoded in a build."""

EAGER: Mapping[str, Any] = {
    "rows": Row,
    "dependencies": Dependencies,
    "notices": Notice,
    "cites": Cites,
    "findings": tuple[Finding, ...],
    "not_public": Standing,
}
"""Maps of a snapshot that are plain dictionaries in a build."""


def map_of(name: str) -> tuple[str, PartitionCodec[Any]]:
    """Return the kind of a map in the store, and the codec of its partitions."""
    kind = f"{SNAPSHOT} {name}"
    if name in LAZY:
        return kind, LazyCodec(LAZY[name])
    return kind, ColumnsCodec(Row) if name == "rows" else partition_codec(EAGER[name])
