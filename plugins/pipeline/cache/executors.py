"""Which executor does cold work: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from plugins.model.error import UsageError
from plugins.system.pool import Executor, Processes

SCHEMES = ("tcp://", "tls://")


def executor_of(setting: str) -> Executor:
    """Return the executor that a setting names: nothing for processes, or the address of a Dask scheduler.

    Raises:
        UsageError: it names none.
    """
    if not setting:
        return Processes()
    if setting.startswith(SCHEMES):
        from plugins.pipeline.cache.dask import Cluster

        return Cluster(setting)
    raise UsageError(f"got the executor {setting!r}, expected the address of a Dask scheduler, such as tcp://host:8786")
