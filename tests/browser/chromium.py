"""The browser of the tests: one that is installed, else installed by the means of the machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.model.error import SiteError
from tests import packages

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
PACKAGES = {
    "apt-get": ("chromium", "chromium-browser"),
    "dnf": ("chromium",),
    "apk": ("chromium",),
    "brew": ("--cask google-chrome",),
    "winget": ("Google.Chrome",),
}


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


def advice() -> str:
    """Return the sentence that tells how to install a browser on this machine."""
    command = packages.advice(PACKAGES)
    return f"Install one with: {command}" if command else "Install Chromium or Chrome, then run the tests again."


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
    if not packages.install(PACKAGES):
        raise BrowserMissingError(f"The tests need a browser, and none could be installed. {advice()}")
    return find_chromium()


def _usual_places(environment: Mapping[str, str], platform: str) -> list[Path]:
    if platform == "darwin":
        return [Path(place) for place in MAC_PLACES]
    if platform == "win32":
        folders = [Path(environment[name]) for name in WINDOWS_FOLDERS if environment.get(name)]
        return [folder / place for folder in folders for place in WINDOWS_PLACES]
    return []


def main() -> int:
    """Make sure of a browser; tell what is missing, and return the exit status."""
    try:
        ensure_chromium()
    except BrowserMissingError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0
