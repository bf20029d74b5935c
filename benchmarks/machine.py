"""The machine and the versions that figures were measured with."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.texts import CORPUS, is_real
from plugins.model.clock import MINISTRY_ZONE


def facts(tools: Sequence[str]) -> dict[str, str]:
    """Return what a reader needs to know of where the figures come from."""
    return {
        "measured": datetime.now(MINISTRY_ZONE).strftime("%Y-%m-%d %H:%M"),
        "tools": ", ".join(tools),
        "Python": platform.python_version(),
        "cores": f"{cores()}, {processor()}",
        "memory": memory(),
        "system": platform.system(),
        "load when it began": f"{os.getloadavg()[0]:.1f}",
        "texts": f"real laws, {CORPUS.stat().st_size:,} bytes compressed"
        if is_real()
        else "generated: the corpus is missing",
    }


def cores() -> int:
    """Return how many processors a process here may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processor() -> str:
    """Return the name of the processor."""
    found = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def memory() -> str:
    """Return the size of the memory."""
    found = re.search(r"^MemTotal:\s*(\d+)", _read("/proc/meminfo"), re.MULTILINE)
    return f"{int(found[1]) / 1024**2:.0f} GB" if found else "unknown"


def available_mb() -> float:
    """Return how much memory a program could get now; without end where the system does not tell."""
    found = re.search(r"^MemAvailable:\s*(\d+)", _read("/proc/meminfo"), re.MULTILINE)
    return int(found[1]) / 1024 if found else float("inf")


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
