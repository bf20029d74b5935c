"""The data of all records, one attribute at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.pipeline.cache.partitions import PartitionedMap
from plugins.pipeline.snapshot.record import DocumentRecord


class RecordView(Mapping[str, Any]):
    """One attribute of every record that has it, by id; a record is decoded when it is asked for."""

    def __init__(self, records: PartitionedMap[DocumentRecord], attribute: str) -> None:
        self._records = records
        self._attribute = attribute

    def __getitem__(self, id: str) -> Any:
        value = getattr(self._records.get(id), self._attribute, None)
        if value is None:
            raise KeyError(id)
        return value

    def __iter__(self) -> Iterator[str]:
        return (id for id, record in self._records if getattr(record, self._attribute) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
