"""Programs that tests need besides Python: how the package manager of the machine installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

INSTALL = {
    "apt-get": "apt-get install --yes --no-install-recommends",
    "dnf": "dnf install --assumeyes",
    "apk": "apk add",
    "brew": "brew install",
    "winget": "winget install --exact --id",
}
FOR_EVERYBODY = frozenset({"brew", "winget"})
"""Those that are not started as an administrator."""

Packages = Mapping[str, Sequence[str]]
"""What a program is called by each package manager, the first choice first; options may stand before it."""


def install(packages: Packages) -> bool:
    """Install a program, the output of the package manager shown; return whether that succeeded.

    Where there is no manager that may be started without a password, nothing is tried.
    """
    manager = _manager(packages)
    if manager is None or not _is_allowed(manager):
        return False
    if manager == "apt-get":
        _show([*_prefix(manager), "apt-get", "update"])
    command = [*_prefix(manager), *INSTALL[manager].split()]
    return not all(_show([*command, *package.split()]) for package in packages[manager])


def advice(packages: Packages) -> str:
    """Return the command that installs a program on this machine, ``""`` when nobody knows one."""
    manager = _manager(packages)
    if manager is None:
        return ""
    sudo = "" if _is_administrator() or manager in FOR_EVERYBODY else "sudo "
    return f"{sudo}{INSTALL[manager]} {packages[manager][0]}"


def _manager(packages: Packages) -> str | None:
    return next((name for name in packages if shutil.which(name)), None)


def _is_administrator() -> bool:
    return os.name != "nt" and os.geteuid() == 0


def _is_allowed(manager: str) -> bool:
    if manager in FOR_EVERYBODY or _is_administrator():
        return True
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "--non-interactive", "true"], capture_output=True).returncode == 0


def _prefix(manager: str) -> list[str]:
    return [] if manager in FOR_EVERYBODY or _is_administrator() else ["sudo", "--non-interactive"]


def _show(command: list[str]) -> int:
    print("$ " + " ".join(command), file=sys.stderr, flush=True)
    return subprocess.run(command, stdin=subprocess.DEVNULL).returncode
