"""The first command anybody gives: it makes the environment, says what it does, and gets out of the way."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
TASKS = "import sys, gingko; print(gingko.VERSION, sys.argv[1:]); sys.exit(7)"


def make_package(folder: Path, version: str) -> str:
    """Make a wheel of a package that knows its version; return the lock that names it."""
    wheel = folder / f"gingko-{version}-py3-none-any.whl"
    info = f"gingko-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as files:
        files.writestr("gingko.py", f"VERSION = {version!r}\n")
        files.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: gingko\nVersion: {version}\n")
        files.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        files.writestr(f"{info}/RECORD", "")
    return f"gingko=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


class Project:
    """A folder with ``inv``, a lock of one package, and a task file that shows what it was given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": str(folder)}

    def lock(self, version: str) -> None:
        lock = make_package(self.folder, version)
        (self.folder / "requirements.lock").write_text(lock, encoding="utf-8")

    def start(self, *arguments: str, first: str = "inv", **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *([first] if first == "inv" else ["-c", first]), *arguments],
            cwd=self.folder,
            env={**self.environment, "PIP_NO_INDEX": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, first: str = "inv", **environment: str) -> tuple[int, str, str]:
        process = self.start(*arguments, first=first, **environment)
        output, told = process.communicate()
        return process.returncode, output, told


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A project that has been run once, and what that run said."""
    project = Project(tmp_path_factory.mktemp("project"))
    shutil.copy(REPOSITORY / "inv", project.folder)
    (project.folder / "tasks.py").write_text(TASKS, encoding="utf-8")
    project.lock("1.0")
    return project, project.run("build", "--at", "a day")


@pytest.fixture
def project(made, tmp_path):
    """A copy of that project."""
    shutil.copytree(made[0].folder, tmp_path / "copy", symlinks=True)
    return Project(tmp_path / "copy")


def test_the_first_run_makes_the_environment_and_says_so(made):
    status, output, told = made[1]
    assert (status, output) == (7, "1.0 ['build', '--at', 'a day']\n"), told
    assert told.splitlines() == [
        "Making the environment .venv, once.",
        "Installing 1 packages of requirements.lock; the first time this takes a minute or two.",
        "  all there, unpacking",
        "The environment is ready.",
    ]


def test_every_other_run_goes_straight_to_the_task(project):
    assert project.run("build") == (7, "1.0 ['build']\n", "")


def test_a_changed_lock_is_installed(project):
    project.lock("2.0")
    status, output, told = project.run()
    assert (status, output) == (7, "2.0 []\n")
    assert told.startswith("Installing 1 packages")
    assert project.run() == (7, "2.0 []\n", "")


def test_an_environment_left_half_made_is_made_again(project):
    (project.folder / ".venv" / "requirements.sha256").unlink()
    leftover = project.folder / ".venv" / "leftover"
    leftover.touch()
    status, output, told = project.run()
    assert (status, output, leftover.exists()) == (7, "1.0 []\n", False)
    assert told.startswith("Making the environment .venv, once.")


def test_two_runs_at_once_wait_for_each_other(project):
    project.lock("2.0")
    runs = [project.start(name) for name in ("one", "two")]
    ends = [run.communicate() for run in runs]
    assert [output for output, _ in ends] == ["2.0 ['one']\n", "2.0 ['two']\n"]
    assert sum(told.count("Installing") for _, told in ends) == 1


def test_without_a_network_there_is_one_clear_sentence(project):
    project.lock("2.0")
    without = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    status, output, told = project.run(**without)
    assert (status, output) == (1, "")
    assert told.splitlines()[1:] == [
        "The packages of requirements.lock could not be downloaded. Connect to the network, or name a proxy "
        "(HTTPS_PROXY) or a package index (PIP_INDEX_URL), and run the same command again."
    ]
    assert project.run()[:2] == (7, "2.0 []\n")


def test_a_package_that_is_not_the_one_of_the_lock_is_refused(project):
    project.lock("2.0")
    with zipfile.ZipFile(project.folder / "gingko-2.0-py3-none-any.whl", "a") as wheel:
        wheel.writestr("more.py", "")
    status, output, told = project.run()
    assert (status, output) == (1, "")
    assert "A package is not the one that requirements.lock names; nothing was installed." in told


AS_IF = "import runpy, sys; {}; sys.argv = ['inv']; runpy.run_path('inv', run_name='__main__')"


def test_an_older_python_is_told_so(project):
    status, _, told = project.run(first=AS_IF.format("sys.version_info = (3, 10, 13)"))
    assert status == 1
    assert told == (
        f"This needs Python 3.11 or newer, and {sys.executable} is 3.10. "
        "Install a newer one and start this with it, for example: python3.11 inv\n"
    )


def test_a_python_without_virtual_environments_is_told_what_to_install(project):
    shutil.rmtree(project.folder / ".venv")
    missing = (
        "import importlib.util as u; find = u.find_spec; u.find_spec = lambda n: n != 'ensurepip' and find(n) or None"
    )
    status, _, told = project.run(first=AS_IF.format(missing))
    assert status == 1
    assert told.endswith("sudo apt-get install python{}.{}-venv\n".format(*sys.version_info))


def test_whoever_may_neither_write_nor_run_the_environment_is_told_who_can_help(tmp_path):
    shutil.copy(REPOSITORY / "inv", tmp_path)
    (tmp_path / "requirements.lock").write_text("", encoding="utf-8")
    denied = (
        "import builtins; o = builtins.open; no = (_ for _ in ()).throw; builtins.open = lambda path, *more, **how: "
        "no(PermissionError(13, 'Permission denied')) if str(path).endswith('inv.lock') else o(path, *more, **how)"
    )
    status, output, told = Project(tmp_path).run("check", first=AS_IF.format(denied))
    assert (status, output) == (1, "")
    assert told == (
        f"You may only read {tmp_path}, and cannot run the Python of its environment .venv. "
        "Whoever looks after it runs python3 inv there once, with a Python that everybody may run.\n"
    )


def test_ctrl_c_while_the_program_is_still_being_imported_is_one_word(tmp_path):
    shutil.copy(REPOSITORY / "tasks.py", tmp_path)
    (tmp_path / "plugins").mkdir()
    slow = "import time; print('importing', flush=True); time.sleep(60)"
    (tmp_path / "plugins" / "__init__.py").write_text(slow, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, tmp_path / "tasks.py"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "importing\n"
    process.send_signal(signal.SIGINT)
    assert (process.communicate()[1], process.returncode) == ("Stopped.\n", 130)
