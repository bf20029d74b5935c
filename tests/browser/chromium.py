"""The browser of the tests: one that is installed, else installed by the means of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.model.error import SiteError

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
MEANS = {
    "apt-get": ("apt-get install --yes --no-install-recommends", ("chromium", "chromium-browser")),
    "dnf": ("dnf install --assumeyes", ("chromium",)),
    "apk": ("apk add", ("chromium",)),
    "brew": ("brew install --cask", ("google-chrome",)),
    "winget": ("winget install --exact --id", ("Google.Chrome",)),
}
"""How each package manager installs, and what the browser is called there, the first choice first."""

FOR_EVERYBODY = frozenset({"brew", "winget"})
"""Those that are not started as an administrator."""


class BrowserMissingError(SiteError):
    """There is no browser; the message says which command installs one."""


def find_chromium(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Return the path of an installed Chromium, Chrome or Edge.

    The variable ``CHROMIUM`` names one that lies elsewhere.

    Raises:
        BrowserMissingError: there is none, or ``CHROMIUM`` names none.
    """
    named = environment.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found:
            return found
        raise BrowserMissingError(f"The variable CHROMIUM names {named}, which is no program.")
    for name in NAMES:
        found = shutil.which(name, path=environment.get("PATH", ""))
        if found:
            return found
    for place in _usual_places(environment, platform):
        if place.is_file():
            return str(place)
    raise BrowserMissingError(
        "The tests need a browser, and no Chromium, Chrome or Edge is installed. "
        f"{advice()} A browser that lies elsewhere is named by the variable CHROMIUM."
    )


def install_chromium() -> None:
    """Install a browser by the package manager of the machine, its output shown.

    Raises:
        BrowserMissingError: there is no manager that may be started without a
            password, or it failed; the message says which command to give.
    """
    manager = _manager()
    if manager is None or not _is_allowed(manager):
        raise BrowserMissingError(f"The tests need a browser, and none could be installed. {advice()}")
    install, packages = MEANS[manager]
    if manager == "apt-get":
        _show([*_prefix(manager), "apt-get", "update"])
    if all(_show([*_prefix(manager), *install.split(), package]) for package in packages):
        raise BrowserMissingError(f"The tests need a browser, and its installation failed. {advice()}")


def advice() -> str:
    """Return the sentence that tells how to install a browser on this machine."""
    manager = _manager()
    if manager is None:
        return "Install Chromium or Chrome, then run the tests again."
    install, packages = MEANS[manager]
    sudo = "" if _is_administrator() or manager in FOR_EVERYBODY else "sudo "
    return f"Install one with: {sudo}{install} {packages[0]}"


def ensure_chromium() -> str:
    """Return the path of a browser, installed now when there was none.

    Raises:
        BrowserMissingError: there is none and none could be installed.
    """
    try:
        return find_chromium()
    except BrowserMissingError:
        if os.environ.get("CHROMIUM"):
            raise
    print("The tests need a browser; installing Chromium.", file=sys.stderr, flush=True)
    install_chromium()
    return find_chromium()


def _usual_places(environment: Mapping[str, str], platform: str) -> list[Path]:
    if platform == "darwin":
        return [Path(place) for place in MAC_PLACES]
    if platform == "win32":
        folders = [Path(environment[name]) for name in WINDOWS_FOLDERS if environment.get(name)]
        return [folder / place for folder in folders for place in WINDOWS_PLACES]
    return []


def _manager() -> str | None:
    return next((name for name in MEANS if shutil.which(name)), None)


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


def main() -> int:
    """Make sure of a browser; tell what is missing, and return the exit status."""
    try:
        ensure_chromium()
    except BrowserMissingError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


def _show(command: list[str]) -> int:
    print("$ " + " ".join(command), file=sys.stderr, flush=True)
    return subprocess.run(command, stdin=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
