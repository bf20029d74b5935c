"""The browser of the tests is found, or installed, or asked for; it is never done without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import BrowserMissingError, ensure_chromium, find_chromium


def program(path: Path, script: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "microsoft-edge"])
def test_a_browser_on_the_path_is_found(name, tmp_path):
    expected = program(tmp_path / name)
    assert find_chromium({"PATH": str(tmp_path)}, "linux") == str(expected)


@pytest.mark.parametrize("folder", ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"])
@pytest.mark.parametrize("place", ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"])
def test_a_browser_of_windows_is_found_where_it_is_installed(folder, place, tmp_path):
    expected = program(tmp_path / "programs" / place)
    assert find_chromium({"PATH": "", folder: str(tmp_path / "programs")}, "win32") == str(expected)


def test_the_variable_chromium_comes_before_all_others(tmp_path):
    program(tmp_path / "chromium")
    expected = program(tmp_path / "other" / "browser")
    assert find_chromium({"PATH": str(tmp_path), "CHROMIUM": str(expected)}, "linux") == str(expected)


def test_a_variable_that_names_nothing_is_told_and_not_passed_over(tmp_path):
    program(tmp_path / "chromium")
    with pytest.raises(BrowserMissingError, match="The variable CHROMIUM names nowhere, which is no program"):
        find_chromium({"PATH": str(tmp_path), "CHROMIUM": "nowhere"}, "linux")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine that has nothing on its path but what the test puts there."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("CHROMIUM", raising=False)
    program(programs / "sudo", 'shift; exec "$@"')
    program(programs / "true")
    return programs


def test_without_a_browser_the_package_manager_installs_one(machine, capfd):
    chromium = machine / "chromium"
    made = f"echo > {chromium}; /bin/chmod +x {chromium}"
    program(machine / "apt-get", f'echo "$@"; [ $1 = update ] || {{ {made}; }}')
    assert ensure_chromium() == str(chromium)
    assert "install --yes --no-install-recommends chromium" in capfd.readouterr().out


def test_where_the_first_package_is_unknown_the_next_is_tried(machine):
    chromium = machine / "chromium-browser"
    made = f"echo > {chromium}; /bin/chmod +x {chromium}"
    program(machine / "apt-get", f"[ $1 = update ] || {{ [ $4 = chromium-browser ] || exit 100; {made}; }}")
    assert ensure_chromium() == str(chromium)


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "apt-get install --yes --no-install-recommends chromium"),
        ("dnf", "dnf install --assumeyes chromium"),
        ("apk", "apk add chromium"),
        ("brew", "brew install --cask google-chrome"),
    ],
)
def test_an_installation_that_fails_ends_with_the_command_to_give(manager, command, machine):
    program(machine / manager, "exit 1")
    with pytest.raises(BrowserMissingError, match=command):
        ensure_chromium()


def test_without_a_package_manager_the_run_stops_and_says_so(machine):
    with pytest.raises(BrowserMissingError, match="Install Chromium or Chrome, then run the tests again"):
        ensure_chromium()
